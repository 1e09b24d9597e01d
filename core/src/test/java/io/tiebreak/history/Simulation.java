package io.tiebreak.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * A world in which one lives at a time, and chance says who is next. Everybody has a thread, but only to have a stack:
 * who has the turn keeps it until he gives it back, so that one seed always leads to the same history.
 */
final class Simulation implements World {
    private static final int MOST_TURNS = 100_000;

    private final RandomGenerator random;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore givenBack = new Semaphore(0);
    private Actor current = new Actor(0);
    private Optional<RuntimeException> failure = Optional.empty();
    private int turns;
    private long now;

    Simulation(RandomGenerator random) {
        this.random = random;
    }

    private static final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private long wakes;

        private Actor(long wakes) {
            this.wakes = wakes;
        }
    }

    @Override
    public void start(Duration wait, Runnable life) {
        var actor = new Actor(now + wait.toMillis());
        actors.add(actor);
        Thread.ofVirtual().start(() -> {
            actor.turn.acquireUninterruptibly();
            try {
                life.run();
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            } finally {
                actors.remove(actor);
                givenBack.release();
            }
        });
    }

    @Override
    public void play() {
        while (!actors.isEmpty()) {
            now = Math.max(
                    now + 1,
                    actors.stream().mapToLong(actor -> actor.wakes).min().orElse(now));
            List<Actor> awake =
                    actors.stream().filter(actor -> actor.wakes <= now).toList();
            current = awake.get(random.nextInt(awake.size()));
            current.turn.release();
            givenBack.acquireUninterruptibly();
        }
        failure.ifPresent(thrown -> {
            throw thrown;
        });
    }

    @Override
    public void turn() {
        sleep(Duration.ZERO);
    }

    @Override
    public void sleep(Duration duration) {
        if (++turns > MOST_TURNS) {
            throw new IllegalStateException("this history does not end");
        }
        Actor me = current;
        me.wakes = now + duration.toMillis();
        givenBack.release();
        me.turn.acquireUninterruptibly();
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusMillis(++now);
    }
}
