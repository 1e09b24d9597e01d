package io.tiebreak.caller;

import io.tiebreak.command.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Time that passes when a test says so; a wait is over at once, and remembered. */
final class HandTimers implements Timers, InstantSource {
    private record Due(Instant at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-28T08:00:00Z");

    Surroundings surroundings(long seed) {
        return new Surroundings(this, this::pass, new Random(seed));
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Due later = new Due(now.plus(delay), task);
        due.add(later);
        return () -> cancel(later);
    }

    private synchronized void cancel(Due later) {
        due.remove(later);
    }

    /** Runs what is due by then, in its order. */
    void advance(Duration time) {
        Instant end = instant().plus(time);
        for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
            next.get().task().run();
        }
        set(end);
    }

    private synchronized Optional<Due> next(Instant end) {
        Optional<Due> next = due.stream().filter(one -> !one.at().isAfter(end)).min(Comparator.comparing(Due::at));
        next.ifPresent(one -> {
            due.remove(one);
            now = one.at();
        });
        return next;
    }

    private synchronized void set(Instant time) {
        now = time;
    }

    private synchronized void pass(Duration wait) {
        waits.add(wait);
        now = now.plus(wait);
    }

    /** How long somebody slept. */
    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** How long it is until each timer goes off, the next one first. */
    synchronized List<Duration> ahead() {
        return due.stream().map(one -> Duration.between(now, one.at())).sorted().toList();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
