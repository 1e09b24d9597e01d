package io.tiebreak.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When which step begins: at random moments, so that calls come in clusters and gaps, as people's do.
 *
 * @param steps in order of time
 */
record Agenda(List<Step> steps) {

    private static final double A_SECOND = 1e9;

    /** A backend that has just started is slow at first, so the pace grows to the full one by then. */
    private static final double WARM_UP = 10 * A_SECOND;

    /** What it begins with. */
    private static final double FIRST_PACE = 0.2;

    /** How many steps of a scene begin in a second, on average. */
    record Rate(Scene scene, double perSecond) {}

    /** One step, and where its chances come from. */
    record Step(Duration at, Scene scene, long seed) {}

    Agenda {
        steps = List.copyOf(steps);
    }

    /** The same for the same seed, whatever is answered. */
    static Agenda of(long seed, Duration length, List<Rate> rates) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        for (Rate rate : rates) {
            SplittableRandom own = random.split();
            for (long at = gap(0, rate, own); at < length.toNanos(); at += gap(at, rate, own)) {
                steps.add(new Step(Duration.ofNanos(at), rate.scene(), own.nextLong()));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return new Agenda(steps);
    }

    private static long gap(long at, Rate rate, SplittableRandom random) {
        double pace = Math.min(1, FIRST_PACE + (1 - FIRST_PACE) * at / WARM_UP);
        return (long) (random.nextExponential() / (rate.perSecond() * pace) * A_SECOND);
    }
}
