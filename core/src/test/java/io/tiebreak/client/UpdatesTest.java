package io.tiebreak.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Shelf shelf = new Shelf();
    private final Updates updates = new Updates(Updates.DEFAULT, clock.surroundings());

    @Test
    void changesWhatIsThere() {
        shelf.put("one");
        assertThat(update()).isEqualTo(new Update.Updated<>(new Versioned<>(2, "one+mine"), 1));
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void makesWhatIsNotThereExpectingThatNothingIs() {
        assertThat(update()).isEqualTo(new Update.Updated<>(new Versioned<>(1, "mine"), 1));
    }

    @Test
    void writesNothingWhereNothingChanges() {
        shelf.put("one");
        assertThat(updates.updateWithRetry(shelf, shelf, Optional::orElseThrow))
                .isEqualTo(new Update.Unchanged<>(new Versioned<>(1, "one")));
        assertThat(shelf.writes()).isZero();
    }

    @Test
    void aConflictIsReadAndChangedAnewAfterAWait() {
        shelf.put("one");
        shelf.beforeWrites(1, () -> shelf.put("theirs"));
        assertThat(update()).isEqualTo(new Update.Updated<>(new Versioned<>(3, "theirs+mine"), 2));
        assertThat(clock.waits()).hasSize(1);
    }

    @Test
    void whatARivalHasMadeTheSameIsNotWrittenAgain() {
        shelf.put("one");
        shelf.beforeWrites(1, () -> shelf.put("goal"));
        assertThat(updates.updateWithRetry(shelf, shelf, before -> "goal"))
                .isEqualTo(new Update.Unchanged<>(new Versioned<>(2, "goal")));
        assertThat(shelf.writes()).isEqualTo(1);
    }

    @Test
    void whenAttemptsRunOutBothStatesAreThere() {
        shelf.put("one");
        shelf.beforeWrites(100, () -> shelf.put("theirs"));
        assertThat(update())
                .isEqualTo(new Update.GaveUp<>(8, "theirs+mine", Optional.of(new Versioned<>(9, "theirs")), 8));
        assertThat(shelf.writes()).isEqualTo(8);
        assertThat(clock.waits()).hasSize(7);
    }

    @Test
    void givingUpOnWhatIsGoneSaysSo() {
        shelf.put("one");
        shelf.beforeWrites(1, shelf::clear);
        var once = new Updates(new Backoff(ms(1), ms(1), ms(1), 1), clock.surroundings());
        assertThat(once.updateWithRetry(shelf, shelf, UpdatesTest::plusMine))
                .isEqualTo(new Update.GaveUp<>(1, "one+mine", Optional.empty(), 1));
    }

    @Test
    void waitsDoubleUpToTheCeiling() {
        shelf.beforeWrites(100, () -> shelf.put("theirs"));
        assertThat(longestWaits(Updates.DEFAULT).updateWithRetry(shelf, shelf, UpdatesTest::plusMine))
                .isInstanceOf(Update.GaveUp.class);
        assertThat(clock.waits()).containsExactly(ms(25), ms(50), ms(100), ms(200), ms(400), ms(800), ms(1000));
    }

    @Test
    void noWaitIsBegunThatCouldEndTooLate() {
        shelf.beforeWrites(100, () -> shelf.put("theirs"));
        Backoff brief = new Backoff(ms(25), ms(1000), ms(100), 8);
        assertThat(longestWaits(brief).updateWithRetry(shelf, shelf, UpdatesTest::plusMine))
                .isInstanceOfSatisfying(
                        Update.GaveUp.class,
                        gaveUp -> assertThat(gaveUp.attempts()).isEqualTo(3));
        assertThat(clock.waits()).containsExactly(ms(25), ms(50));
    }

    @Test
    void whoeverIsInterruptedWhileWaitingIsToldWhatStandsAndStaysInterrupted() {
        shelf.beforeWrites(100, () -> shelf.put("theirs"));
        Surroundings.Sleeper interrupted = wait -> {
            throw new InterruptedException();
        };
        var updates = new Updates(Updates.DEFAULT, new Surroundings(clock, interrupted, longest()));
        assertThat(updates.updateWithRetry(shelf, shelf, UpdatesTest::plusMine))
                .isEqualTo(new Update.GaveUp<>(0, "mine", Optional.of(new Versioned<>(1, "theirs")), 1));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFailureThatIsNoConflictComesOutAsItIsAndIsNeverTriedAgain() {
        var failure = new StoreException.Unanswered(new IOException("connection lost"));
        shelf.put("one");
        shelf.beforeWrites(1, () -> {
            throw failure;
        });
        assertThatThrownBy(this::update).isSameAs(failure);
        assertThat(shelf.writes()).isEqualTo(1);
        assertThat(shelf.read()).contains(new Versioned<>(1, "one"));
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void soDoesOneThatFollowsAConflict() {
        var failure = new StoreException.Unanswered(new IOException("connection lost"));
        shelf.beforeWrites(2, () -> {
            if (shelf.writes() == 2) {
                throw failure;
            }
            shelf.put("theirs");
        });
        assertThatThrownBy(this::update).isSameAs(failure);
        assertThat(shelf.writes()).isEqualTo(2);
        assertThat(shelf.read()).contains(new Versioned<>(1, "theirs"));
    }

    @Test
    void failuresOfReadingAndChangingComeOutAsTheyAre() {
        var failure = new IllegalStateException();
        assertThatThrownBy(() -> updates.updateWithRetry(
                        () -> {
                            throw failure;
                        },
                        shelf,
                        UpdatesTest::plusMine))
                .isSameAs(failure);
        assertThatThrownBy(() -> updates.updateWithRetry(shelf, shelf, before -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(shelf.writes()).isZero();
    }

    private static String plusMine(Optional<String> before) {
        return before.map(text -> text + "+mine").orElse("mine");
    }

    private Update<String> update() {
        return updates.updateWithRetry(shelf, shelf, UpdatesTest::plusMine);
    }

    private Updates longestWaits(Backoff backoff) {
        return new Updates(backoff, new Surroundings(clock, clock, longest()));
    }

    private static RandomGenerator longest() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
