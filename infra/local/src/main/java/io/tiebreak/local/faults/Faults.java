package io.tiebreak.local.faults;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** How often each fault strikes. The same seed deals the same faults to the same sequence of questions. */
public final class Faults {

    private final Map<Fault, Double> rates;
    private final long seed;
    private final Random random;

    private Faults(Map<Fault, Double> rates, long seed) {
        this.rates = rates;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Nothing ever goes wrong. */
    public static Faults none() {
        return new Faults(Map.of(), 0);
    }

    /**
     * Reads a specification such as {@code lost=0.05,duplicate=0.1,seed=42}; an absent fault never strikes, an absent
     * seed is drawn.
     *
     * @throws IllegalArgumentException if it names an unknown fault, or a rate outside of 0 to 1
     */
    public static Faults parse(String specification) {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        long seed = new Random().nextInt(Integer.MAX_VALUE);
        for (String part : specification.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException("'" + part.strip() + "' is no NAME=VALUE");
            }
            if (pair[0].equals("seed")) {
                seed = number(pair[0], pair[1]).longValue();
            } else {
                rates.put(fault(pair[0]), rate(pair[0], pair[1]));
            }
        }
        return new Faults(rates, seed);
    }

    /** Asked once at every opportunity: whether the fault strikes now. */
    public boolean strike(Fault fault) {
        double rate = rates.getOrDefault(fault, 0.0);
        return rate > 0 && random.nextDouble() < rate;
    }

    /** A number from 0 to {@code bound - 1}, for what a fault leaves to chance. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Brings a list into any other order. */
    public void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }

    /** Whether no fault is configured. */
    public boolean isNone() {
        return rates.isEmpty();
    }

    /** The specification that deals the same faults again. */
    @Override
    public String toString() {
        return rates.entrySet().stream()
                        .map(rate -> rate.getKey().word() + "=" + rate.getValue())
                        .collect(Collectors.joining(",", "", ","))
                + "seed=" + seed;
    }

    private static Fault fault(String word) {
        return Fault.of(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no fault '" + word + "'; there are " + Fault.words() + ", and seed"));
    }

    private static double rate(String word, String value) {
        double rate = number(word, value).doubleValue();
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(word + " must be between 0 and 1, and is " + value);
        }
        return rate;
    }

    private static BigDecimal number(String word, String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " must be a number, and is '" + value + "'", e);
        }
    }
}
