package io.tiebreak.convergence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * A world in which one lives at a time, and chance says who goes on. Everybody has a thread, but only to have a stack, so a
 * seed always leads to the same story.
 */
final class Turns implements World {
    private static final int MOST_TURNS = 200_000;

    private final RandomGenerator random;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore ended = new Semaphore(0);
    private Actor current = new Actor(0);
    private Optional<Throwable> failure = Optional.empty();
    private int turns;
    private long now;

    Turns(RandomGenerator random) {
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
    public void start(Runnable life) {
        var actor = new Actor(now);
        actors.add(actor);
        Thread.ofVirtual().start(() -> {
            actor.turn.acquireUninterruptibly();
            try {
                life.run();
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
            } finally {
                actors.remove(actor);
                next().ifPresentOrElse(next -> next.turn.release(), ended::release);
            }
        });
    }

    @Override
    public void play() {
        next().ifPresent(first -> first.turn.release());
        ended.acquireUninterruptibly();
        failure.ifPresent(thrown -> {
            throw new IllegalStateException("somebody's life ended early", thrown);
        });
    }

    /** Who goes on; empty if all have ended, or one of them in a way that he should not. */
    private Optional<Actor> next() {
        if (actors.isEmpty() || failure.isPresent()) {
            return Optional.empty();
        }
        long first = Long.MAX_VALUE;
        for (Actor actor : actors) {
            first = Math.min(first, actor.wakes);
        }
        now = Math.max(now, first);
        List<Actor> awake = new ArrayList<>();
        for (Actor actor : actors) {
            if (actor.wakes <= now) {
                awake.add(actor);
            }
        }
        current = awake.get(random.nextInt(awake.size()));
        return Optional.of(current);
    }

    @Override
    public void turn() {
        sleep(Duration.ZERO);
    }

    @Override
    public void sleep(Duration duration) {
        if (++turns > MOST_TURNS) {
            throw new IllegalStateException("this story does not end");
        }
        Actor me = current;
        me.wakes = now + duration.toMillis();
        Actor next = next().orElseThrow();
        if (!next.equals(me)) {
            next.turn.release();
            me.turn.acquireUninterruptibly();
        }
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusMillis(++now);
    }
}
