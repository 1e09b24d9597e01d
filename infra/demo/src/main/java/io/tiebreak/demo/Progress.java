package io.tiebreak.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Says every few seconds what came of the calls since it said so last. */
final class Progress implements Consumer<Duration> {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Tally tally;
    private final PrintStream out;
    private Duration next = EVERY;
    private Map<Outcome, Long> told = Map.of();

    Progress(Tally tally, PrintStream out) {
        this.tally = tally;
        this.out = out;
    }

    @Override
    public void accept(Duration passed) {
        if (passed.compareTo(next) >= 0) {
            out.printf("%3d s  %s%n", passed.toSeconds(), news());
            next = passed.plus(EVERY);
        }
    }

    private String news() {
        Map<Outcome, Long> now = tally.totals();
        StringJoiner news = new StringJoiner(", ");
        now.forEach((outcome, count) -> {
            long more = count - told.getOrDefault(outcome, 0L);
            if (more > 0) {
                news.add(more + " " + outcome.label());
            }
        });
        told = now;
        return news.toString();
    }
}
