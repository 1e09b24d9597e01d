package io.tiebreak.convergence;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How often each fault strikes.
 *
 * @param rates between 0 and 1
 */
record Luck(Map<Fault, Double> rates) {

    /** Some faults not at all, others often. */
    static Luck any(RandomGenerator random) {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            rates.put(fault, random.nextBoolean() ? 0 : random.nextDouble(most(fault)));
        }
        return new Luck(rates);
    }

    private static double most(Fault fault) {
        return switch (fault) {
            case KILLED_BEFORE, KILLED_AFTER, OUTAGE -> 0.03;
            case REQUEST_LOST, ANSWER_LOST, LATE, TWICE, THROTTLED, TRANSACTION_CONFLICT -> 0.15;
        };
    }

    boolean strikes(Fault fault, RandomGenerator random) {
        return random.nextDouble() < rates.getOrDefault(fault, 0.0);
    }
}
