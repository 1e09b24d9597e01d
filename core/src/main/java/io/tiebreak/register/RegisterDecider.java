package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tiebreak.json.Json;
import io.tiebreak.json.MergePatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What commands mean for registers. Pure: no clock, no store; it may be asked again when somebody else was faster. */
public final class RegisterDecider {
    /** How large a value may be, as JSON text in UTF-8. */
    public static final int MOST_BYTES = 64 * 1024;

    private final Author author;
    private final Rule rule;
    private final Optional<Register> found;
    private final Instant at;

    private RegisterDecider(Author author, Rule rule, Optional<Register> found, Optional<Instant> timestamp) {
        this.author = author;
        this.rule = rule;
        this.found = found;
        this.at = Stream.of(
                        Optional.of(author.now()),
                        timestamp,
                        found.map(register -> register.last().at().plusMillis(1)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What a command means for what is found; a lock is judged first, then the revision, then what the rule says. */
    static Judged judge(RegisterId id, RegisterCommand command, Author author, Rule rule, Optional<Register> found) {
        return switch (command) {
            case RegisterCommand.SetValue set -> new RegisterDecider(author, rule, found, set.timestamp()).set(id, set);
            case RegisterCommand.RemoveValue remove ->
                new RegisterDecider(author, rule, found, Optional.empty()).remove(remove);
        };
    }

    private Judged set(RegisterId id, RegisterCommand.SetValue set) {
        if (rule.strategy().numeric()
                && set.value().filter(value -> !value.isNumber()).isPresent()) {
            return Judged.refused(new RegisterOutcome.NoNumber());
        }
        return refusal(set)
                .map(Judged::refused)
                .orElseGet(() -> set.value().map(value -> value(id, set, value)).orElseGet(() -> lockOnly(id, set)));
    }

    private Optional<RegisterOutcome.Unwritten> refusal(RegisterCommand command) {
        if (rule.closedTo(author.writer())) {
            return Optional.of(new RegisterOutcome.Closed());
        }
        boolean lockedByAnother = lock().filter(lock -> !isMine(lock)).isPresent();
        boolean fencedOff = command.fence().isPresent() && command.fence().getAsLong() != fence();
        if (lockedByAnother || fencedOff) {
            return Optional.of(new RegisterOutcome.Locked(found));
        }
        OptionalLong expected = command.revision();
        long revision = alive().map(Register::revision).orElse(0L);
        return expected.isPresent() && expected.getAsLong() != revision
                ? Optional.of(new RegisterOutcome.Conflict(expected.getAsLong(), found))
                : Optional.empty();
    }

    private Judged value(RegisterId id, RegisterCommand.SetValue set, JsonNode value) {
        JsonNode canonical = Numbers.canonical(value);
        boolean newestWins = rule.strategy() == Strategy.LWW || rule.strategy() == Strategy.AUTHORITY;
        Instant timestamp =
                newestWins && set.revision().isEmpty() ? set.timestamp().orElse(at) : at;
        Stamp stamp = new Stamp(timestamp, author.writer(), author.commandId());
        if (set.revision().isPresent()) {
            return written(id, set, canonical, stamp);
        }
        return switch (rule.strategy()) {
            case LWW, AUTHORITY ->
                set.timestamp().isPresent() && !isNewer(stamp) ? superseded() : written(id, set, canonical, stamp);
            case MAX -> isBeyond(canonical, 1) ? written(id, set, canonical, stamp) : superseded();
            case MIN -> isBeyond(canonical, -1) ? written(id, set, canonical, stamp) : superseded();
            case MERGE -> written(id, set, Numbers.canonical(MergePatch.apply(current(), canonical)), stamp);
            case ADD -> added(id, set, canonical.decimalValue(), stamp);
        };
    }

    private Judged added(RegisterId id, RegisterCommand.SetValue set, BigDecimal summand, Stamp stamp) {
        JsonNode current = current();
        if (!current.isNumber() && !current.isNull()) {
            return Judged.refused(new RegisterOutcome.NoSum(found.orElseThrow()));
        }
        BigDecimal before = current.isNull() ? BigDecimal.ZERO : current.decimalValue();
        return Numbers.sum(before, summand)
                .map(sum -> written(id, set, sum, stamp))
                .orElseGet(() -> Judged.refused(new RegisterOutcome.NoSum(found.orElseThrow())));
    }

    private Judged written(RegisterId id, RegisterCommand.SetValue set, JsonNode value, Stamp stamp) {
        if (Json.bytes(value) > MOST_BYTES) {
            return Judged.refused(new RegisterOutcome.TooLarge());
        }
        OptionalLong seen = set.revision().isPresent() ? set.revision() : set.seen();
        Optional<Replaced> replaced = alive().map(
                        before -> new Replaced(before.stamp().writer(), before.revision(), before.writtenAt(), seen));
        return new Judged.Accepted(
                new Register(id, next(), Optional.of(value), stamp, at, touch(), fence(set), lease(set), replaced));
    }

    private Judged lockOnly(RegisterId id, RegisterCommand.SetValue set) {
        boolean release = set.locking() instanceof Locking.Release;
        if (release && alive().isEmpty()) {
            return Judged.refused(new RegisterOutcome.Absent());
        }
        if (release && lock().isEmpty()) {
            return superseded();
        }
        Register before = alive().orElseGet(() -> new Register(
                id,
                found.map(Register::revision).orElse(0L),
                Optional.of(NullNode.getInstance()),
                new Stamp(at, author.writer(), author.commandId()),
                at,
                touch(),
                fence(),
                Optional.empty(),
                Optional.empty()));
        return new Judged.Accepted(new Register(
                id,
                next(),
                before.value(),
                before.stamp(),
                before.writtenAt(),
                touch(),
                fence(set),
                lease(set),
                Optional.empty()));
    }

    private Judged remove(RegisterCommand.RemoveValue remove) {
        Optional<RegisterOutcome.Unwritten> refusal = refusal(remove);
        if (refusal.isPresent()) {
            return Judged.refused(refusal.get());
        }
        return alive().<Judged>map(before -> new Judged.Accepted(new Register(
                        before.id(),
                        next(),
                        Optional.empty(),
                        new Stamp(at, "", author.commandId()),
                        at,
                        touch(),
                        fence(),
                        Optional.empty(),
                        Optional.empty())))
                .orElseGet(() -> Judged.refused(new RegisterOutcome.Absent()));
    }

    private Judged superseded() {
        return Judged.refused(new RegisterOutcome.Superseded(found.orElseThrow()));
    }

    private boolean isNewer(Stamp stamp) {
        return found.map(register -> stamp.compareTo(register.stamp()) > 0).orElse(true);
    }

    /** What is no number is in no number's way. */
    private boolean isBeyond(JsonNode value, int sign) {
        JsonNode current = current();
        return !current.isNumber() || Integer.signum(value.decimalValue().compareTo(current.decimalValue())) == sign;
    }

    private JsonNode current() {
        return alive().flatMap(Register::value).orElse(NullNode.getInstance());
    }

    private Optional<Register> alive() {
        return found.filter(Register::alive);
    }

    private Optional<Lease> lock() {
        return found.flatMap(register -> register.lockedAt(author.now()));
    }

    private boolean isMine(Lease lock) {
        return lock.holder().equals(author.writer());
    }

    private long next() {
        return found.map(Register::revision).orElse(0L) + 1;
    }

    private Touch touch() {
        return new Touch(author.writer(), author.commandId(), at);
    }

    private long fence() {
        return found.map(Register::fence).orElse(0L);
    }

    /** A new token with each grant; whoever locks what he has locked keeps his. */
    private long fence(RegisterCommand.SetValue set) {
        boolean granted = set.locking() instanceof Locking.Take && lock().isEmpty();
        return granted ? fence() + 1 : fence();
    }

    private Optional<Lease> lease(RegisterCommand.SetValue set) {
        return switch (set.locking()) {
            case Locking.Take(var length, var socket) ->
                Optional.of(new Lease(author.writer(), length, author.now().plus(length), socket));
            case Locking.Release release -> Optional.empty();
            case Locking.Keep keep ->
                lock().map(lock ->
                        new Lease(lock.holder(), lock.length(), author.now().plus(lock.length()), lock.socket()));
        };
    }
}
