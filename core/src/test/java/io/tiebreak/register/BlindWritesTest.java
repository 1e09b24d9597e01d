package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.json.Json;
import io.tiebreak.store.Consistency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That the condition and the update of a blind write mean in DynamoDB what they mean in Java: random commands on random
 * registers, one after the other, with clocks that go back and forth.
 */
@ExtendWith(Database.Given.class)
class BlindWritesTest extends RegisterFixture {
    private static final int COMMANDS = 1_000;
    private static final List<String> WRITERS = List.of("ann", "ann/1", "ben", "\uD83D\uDE00", "\uFFFD");
    private static final List<String> VALUES = List.of(
            "1", "2.50", "-3", "0", "1E+3", "12345678901234567890.5", "null", "'text'", "{'a':[1,null]}", "true");

    private final Random random;
    private int written;
    private int refused;

    BlindWritesTest(Database database) {
        super(database);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("blind writes of seed " + seed);
        random = new Random(seed);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private OptionalLong maybe(int oneIn, long value) {
        return random.nextInt(oneIn) == 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    @Test
    void dynamoDbWritesWhatSuitsAndNothingElse() {
        for (int i = 0; i < COMMANDS; i++) {
            clock.advance(
                    Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(40_000) - 12_000 : random.nextInt(20)));
            RegisterId id = id("/model/" + random.nextInt(3));
            step(id, store.read(id, Consistency.STRONG, meter));
        }
        System.out.println(written + " written, " + refused + " refused");
        assertThat(written).isGreaterThan(COMMANDS / 20);
        assertThat(refused).isGreaterThan(COMMANDS / 10);
    }

    private void step(RegisterId id, Optional<Register> found) {
        Author author = new Author(one(WRITERS), "c-" + random.nextInt(1_000_000), clock.instant());
        RegisterCommand command = command(found);
        Rule rule = new Rule(Rule.DEFAULT.pattern(), one(List.of(Strategy.values())), Optional.of(author.writer()));
        BlindWrite.of(id, command, author, rule)
                .ifPresentOrElse(write -> blindly(write, found), () -> decided(id, command, author, rule, found));
    }

    private void blindly(BlindWrite write, Optional<Register> found) {
        Written expected = write.suits(found) ? new Written.Done(write.after(found)) : new Written.Refused(found);
        assertThat(store.write(write, meter)).as("%s%non %s", write, found).isEqualTo(expected);
        assertThat(store.read(write.id(), Consistency.STRONG, meter))
                .isEqualTo(expected instanceof Written.Done(Register after) ? Optional.of(after) : found);
        if (expected instanceof Written.Done) {
            written++;
            // Once is enough: the same again is refused, whatever it is.
            assertThat(store.write(write, meter)).isInstanceOf(Written.Refused.class);
        } else {
            refused++;
        }
    }

    private void decided(RegisterId id, RegisterCommand command, Author author, Rule rule, Optional<Register> found) {
        if (RegisterDecider.judge(id, command, author, rule, found) instanceof Judged.Accepted(Register next)) {
            var swap = new Swap(found, next);
            assertThat(store.swap(swap, meter)).isEqualTo(new Written.Done(next));
            assertThat(store.read(id, Consistency.STRONG, meter)).contains(next);
            assertThat(store.swap(swap, meter)).isEqualTo(new Written.Refused(Optional.of(next)));
        }
    }

    private RegisterCommand command(Optional<Register> found) {
        long revision = found.map(Register::revision).orElse(0L);
        OptionalLong fence = maybe(5, found.map(Register::fence).orElse(0L) - (random.nextInt(4) == 0 ? 1 : 0));
        OptionalLong expected = maybe(4, found.filter(Register::alive).isPresent() ? revision - random.nextInt(2) : 0);
        if (random.nextInt(12) == 0) {
            return new RegisterCommand.RemoveValue(expected, fence);
        }
        Locking locking = one(List.of(
                new Locking.Keep(),
                new Locking.Keep(),
                new Locking.Keep(),
                new Locking.Take(Duration.ofMillis(1 + random.nextInt(60))),
                new Locking.Release()));
        boolean lockOnly = !(locking instanceof Locking.Keep) && random.nextInt(3) == 0;
        Instant stamp = found.map(register -> register.stamp().timestamp()).orElse(clock.instant());
        return new RegisterCommand.SetValue(
                lockOnly
                        ? Optional.empty()
                        : Optional.of(Json.stored(one(VALUES).replace('\'', '"'))),
                expected,
                !lockOnly && random.nextInt(3) == 0
                        ? Optional.of(stamp.plusMillis(random.nextInt(5) - 2))
                        : Optional.empty(),
                maybe(3, Math.max(0, revision - random.nextInt(3))),
                locking,
                fence);
    }
}
