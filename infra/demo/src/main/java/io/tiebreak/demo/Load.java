package io.tiebreak.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Has the steps of an agenda done, each at its time. */
final class Load {

    /** A backend that is slower than the agenda holds it up: this many steps may be under way, and no more. */
    private static final int AT_ONCE = 16;

    private final Agenda agenda;
    private final Time time;
    private final Consumer<Duration> progress;
    private final Semaphore room = new Semaphore(AT_ONCE);

    /** @param progress is told before each step how much time has passed */
    Load(Agenda agenda, Time time, Consumer<Duration> progress) {
        this.agenda = agenda;
        this.time = time;
        this.progress = progress;
    }

    /**
     * Returns once the steps that began are done; those whose time never came before this length are left out.
     *
     * @throws InterruptedException after all of them have ended
     */
    void run(Duration length) throws InterruptedException {
        Instant begun = time.now();
        List<Future<?>> steps = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Agenda.Step step : agenda.steps()) {
                    await(begun.plus(step.at()));
                    Duration passed = Duration.between(begun, time.now());
                    progress.accept(passed);
                    if (passed.compareTo(length) >= 0) {
                        break;
                    }
                    room.acquire();
                    steps.add(threads.submit(() -> perform(step)));
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
        for (Future<?> step : steps) {
            rethrow(step);
        }
    }

    private static void rethrow(Future<?> step) throws InterruptedException {
        try {
            step.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step broke", e.getCause());
        }
    }

    private void await(Instant moment) throws InterruptedException {
        Duration left = Duration.between(time.now(), moment);
        if (left.isPositive()) {
            time.sleep(left);
        }
    }

    private Object perform(Agenda.Step step) throws InterruptedException {
        try {
            step.scene().step(new SplittableRandom(step.seed()));
            return step;
        } finally {
            room.release();
        }
    }
}
