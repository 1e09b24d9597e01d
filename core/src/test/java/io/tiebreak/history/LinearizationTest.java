package io.tiebreak.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Placing steps one by one finds an order exactly if trying all orders does. */
class LinearizationTest {
    private static final int CASES = 3000;
    private static final int WRITES = 3;
    private static final int OBSERVATIONS = 3;

    private final Random random = new Random(7);

    @Test
    void agreesWithTryingAllOrders() {
        int linearizable = 0;
        for (int i = 0; i < CASES; i++) {
            List<Step> steps = anySteps();
            boolean found = Linearization.fault(steps).isEmpty();
            assertThat(found).as(steps::toString).isEqualTo(someOrderFits(steps, 0));
            linearizable += found ? 1 : 0;
        }
        assertThat(linearizable).isBetween(CASES / 10, CASES * 9 / 10);
    }

    private List<Step> anySteps() {
        List<Step> steps = new ArrayList<>();
        for (long version = 1; version <= WRITES; version++) {
            long from = random.nextInt(12) + 3 * version;
            steps.add(Step.write(from, from + random.nextInt(12), version, "write " + version));
        }
        for (int i = 0; i < OBSERVATIONS; i++) {
            var versions = new TreeSet<Long>();
            LongStream.rangeClosed(0, WRITES)
                    .filter(version -> versions.isEmpty() || random.nextBoolean())
                    .forEach(version -> versions.add((version + random.nextInt(WRITES + 1)) % (WRITES + 1)));
            long from = random.nextInt(24);
            steps.add(Step.during(from, from + random.nextInt(12), versions, "saw one of " + versions));
        }
        return steps;
    }

    /** Whether the steps can be taken one after the other, none after one that began when it had ended. */
    private static boolean someOrderFits(List<Step> left, long newest) {
        return left.isEmpty() || left.stream().anyMatch(next -> mayBeNext(next, left) && fits(next, left, newest));
    }

    private static boolean mayBeNext(Step next, List<Step> left) {
        return left.stream().noneMatch(other -> other.to() < next.from());
    }

    private static boolean fits(Step next, List<Step> left, long newest) {
        List<Step> rest = left.stream().filter(step -> !step.equals(next)).toList();
        if (next.places().contains(2 * newest + 2)) {
            return someOrderFits(rest, newest + 1);
        }
        return next.places().contains(2 * newest + 1) && someOrderFits(rest, newest);
    }
}
