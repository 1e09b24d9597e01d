package io.tiebreak.bench;

import io.tiebreak.insight.Target;
import io.tiebreak.store.Meter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What an accepted command pays for operators being told of it. */
final class InsightsTelling {
    private static final List<Integer> CALLERS = List.of(1, 8);
    private static final int TIMES = 1_000;
    private static final int LINES = 20_000;

    private final Changes changes;
    private final Lines lines = new Lines();
    private final List<Way> ways;

    InsightsTelling(DynamoDbClient client, String table, BareCounter counter) {
        this.changes = new Changes(client, table);
        this.ways = List.of(
                new Way("nothing", (target, command, meter) -> {}),
                new Way("its line", lines::tell),
                new Way("its line, with an incident", lines::tellOfIncident),
                new Way("a counter instead", (target, command, meter) -> counter.count("telling", target, meter)));
    }

    /** What may be done about a command that was accepted. */
    private interface Telling {
        void tell(Target target, String command, Meter meter);
    }

    private record Way(String name, Telling telling) {}

    /** How one way went: how long each took, and what all took. */
    private record Course(Way way, List<Long> nanos, Meter meter) {
        Course(Way way) {
            this(way, Collections.synchronizedList(new ArrayList<>()), new Meter());
        }
    }

    void run(PrintStream out) {
        measure(8);
        out.printf(
                "Changes at a version, of an item each, %d each in turns, by callers at once; milliseconds.%n", TIMES);
        out.printf(
                "%-8s %-28s %8s %7s %8s %7s %8s %7s %9s %6s%n",
                "callers", "beside the change", "per s", "ratio", "p50", "ratio", "p99", "ratio", "requests", "wcu");
        for (int callers : CALLERS) {
            List<Result> results = measure(callers);
            results.forEach(result -> out.println("%-8d ".formatted(callers) + result.beside(results.getFirst())));
        }
        lines("A line", lines::tell, out);
        lines("A line with an incident", lines::tellOfIncident, out);
    }

    private List<Result> measure(int callers) {
        String run = UUID.randomUUID().toString();
        List<Course> courses = ways.stream().map(Course::new).toList();
        courses.forEach(course -> new Crowd(8, TIMES).perSecond(i -> changes.create(id(run, course, i))));
        double[] perSecond = new Crowd(callers, TIMES)
                .perSecond(courses.stream()
                        .map(course -> (IntConsumer) i -> change(id(run, course, i), course))
                        .toList());
        return IntStream.range(0, perSecond.length)
                .mapToObj(way -> new Result(courses.get(way), perSecond[way]))
                .toList();
    }

    private record Result(Course course, double perSecond) {
        String beside(Result bare) {
            Meter.Spent spent = course.meter.spent();
            return "%-28s %8.0f %7.2f %s %s %9.2f %6.2f"
                    .formatted(
                            course.way.name,
                            perSecond,
                            perSecond / bare.perSecond,
                            beside(bare, 50),
                            beside(bare, 99),
                            (double) spent.requests() / TIMES,
                            spent.writeUnits() / TIMES);
        }

        private String beside(Result bare, int percent) {
            double nanos = Shares.of(course.nanos, percent);
            return "%8.2f %7.2f".formatted(nanos / 1e6, nanos / Shares.of(bare.course.nanos, percent));
        }
    }

    private static String id(String run, Course course, int i) {
        return run + "/" + course.way.name + "/" + i;
    }

    private void change(String id, Course course) {
        long begun = System.nanoTime();
        String command = changes.change(id, course.meter);
        course.way.telling.tell(new Target(Target.ITEM, "bench/" + id, "PatchItem"), command, course.meter);
        course.nanos.add(System.nanoTime() - begun);
    }

    private void lines(String name, Telling telling, PrintStream out) {
        Target target = new Target(Target.ITEM, "invoice/4711", "PatchItem");
        String command = UUID.randomUUID().toString();
        List<Long> nanos = new ArrayList<>();
        lines.bytes();
        for (int i = 0; i < LINES; i++) {
            long begun = System.nanoTime();
            telling.tell(target, command, new Meter());
            nanos.add(System.nanoTime() - begun);
        }
        out.printf(
                "%s: %d bytes, %.0f microseconds p50, %.0f p99.%n",
                name, lines.bytes() / LINES, Shares.of(nanos, 50) / 1e3, Shares.of(nanos, 99) / 1e3);
    }
}
