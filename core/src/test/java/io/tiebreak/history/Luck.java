package io.tiebreak.history;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How often each fault strikes.
 *
 * @param rates between 0 and 1
 */
record Luck(Map<Fault, Double> rates) {

    /** Some faults not at all, others often: so that one kind is not always followed by another. */
    static Luck any(RandomGenerator random) {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            rates.put(fault, random.nextBoolean() ? 0 : random.nextDouble(most(fault)));
        }
        return new Luck(rates);
    }

    private static double most(Fault fault) {
        return switch (fault) {
            case CRASH_BEFORE, CRASH_AFTER -> 0.05;
            case STALE -> 0.9;
            case ANSWER_LOST, REQUEST_LOST, LATE, TWICE, TWICE_LATE, THROTTLED, TRANSACTION_CONFLICT -> 0.25;
        };
    }

    boolean strikes(Fault fault, RandomGenerator random) {
        return random.nextDouble() < rates.getOrDefault(fault, 0.0);
    }
}
