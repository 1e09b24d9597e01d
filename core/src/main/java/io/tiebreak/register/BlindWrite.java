package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A command that can be carried out in one conditional write, without knowing what is there. It is written only if
 * {@link #suits}, and then means just what {@link #after} says. What it refuses is not refused for good: the command is then
 * decided on what was found.
 *
 * <p>Sent twice it is written once: afterwards the register's time is not before this command's.
 */
public record BlindWrite(
        RegisterId id, RegisterCommand.SetValue set, Strategy strategy, String writer, String commandId, Instant now) {

    /** The command as a blind write; empty if what it means depends on more than conditions can tell. */
    static Optional<BlindWrite> of(RegisterId id, RegisterCommand command, Author author, Rule rule) {
        return command instanceof RegisterCommand.SetValue set && isSimple(set, author, rule)
                ? Optional.of(
                        new BlindWrite(id, set, rule.strategy(), author.writer(), author.commandId(), author.now()))
                : Optional.empty();
    }

    private static boolean isSimple(RegisterCommand.SetValue set, Author author, Rule rule) {
        boolean ruled = set.revision().isEmpty() && set.value().isPresent();
        return !rule.closedTo(author.writer())
                && !(ruled && rule.strategy() == Strategy.MERGE)
                && set.value().map(value -> fits(value, rule)).orElse(true);
    }

    private static boolean fits(JsonNode value, Rule rule) {
        return (value.isNumber() || !rule.strategy().numeric()) && Json.bytes(value) <= RegisterDecider.MOST_BYTES;
    }

    /** The register's time after it. */
    public Instant at() {
        return set.timestamp().filter(timestamp -> timestamp.isAfter(now)).orElse(now);
    }

    /** The value with its numbers as stores keep them; empty to lock or unlock only. */
    public Optional<JsonNode> value() {
        return set.value().map(Numbers::canonical);
    }

    /** What decides; without a value or with a revision the rule has nothing to say. */
    public Order order() {
        if (set.value().isEmpty() || set.revision().isPresent()) {
            return Order.NONE;
        }
        return switch (strategy) {
            case LWW, AUTHORITY -> set.timestamp().isPresent() ? Order.NEWER : Order.NONE;
            case MAX -> Order.GREATER;
            case MIN -> Order.SMALLER;
            case ADD -> Order.SUM;
            case MERGE -> throw new IllegalStateException("a merge is not blind");
        };
    }

    /** What the value has to be, compared with the one that is there. */
    public enum Order {
        /** Anything. */
        NONE,
        /** Of a later stamp. */
        NEWER,
        /** A greater number, or the first one. */
        GREATER,
        /** A smaller number, or the first one. */
        SMALLER,
        /** A number to be added to a number, or the first one. */
        SUM
    }

    /** The value's stamp, if it is written. */
    public Stamp stamp() {
        Instant timestamp = order() == Order.NEWER ? set.timestamp().orElseThrow() : at();
        return new Stamp(timestamp, writer, commandId);
    }

    /** Whether it can be carried out blindly on what is there. */
    public boolean suits(Optional<Register> found) {
        return found.map(this::suits)
                .orElseGet(() -> set.revision().orElse(0) == 0 && set.fence().isEmpty() && !isRelease());
    }

    private boolean suits(Register there) {
        return there.alive()
                && there.last().at().isBefore(at())
                && (set.revision().isEmpty() || set.revision().getAsLong() == there.revision())
                && (set.fence().isEmpty() || isFence(there.fence()))
                && suitsLock(there)
                && suitsOrder(there);
    }

    /** Where none was granted, none is there to be compared. */
    private boolean isFence(long fence) {
        return fence > 0 && set.fence().orElse(0) == fence;
    }

    private boolean suitsLock(Register there) {
        boolean mine =
                there.lockedAt(now).filter(lock -> lock.holder().equals(writer)).isPresent();
        return switch (set.locking()) {
            // Whoever knows his token holds the lock already.
            case Locking.Take take ->
                set.fence().isPresent() ? mine : there.lockedAt(now).isEmpty();
            case Locking.Keep keep -> mine || there.lease().isEmpty();
            case Locking.Release release -> mine;
        };
    }

    private boolean suitsOrder(Register there) {
        JsonNode value = there.value().orElseThrow();
        return switch (order()) {
            case NONE -> true;
            case NEWER -> stamp().compareTo(there.stamp()) > 0;
            case GREATER -> !value.isNumber() || compared(value) > 0;
            case SMALLER -> !value.isNumber() || compared(value) < 0;
            case SUM ->
                value.isNumber() && Numbers.sum(value.decimalValue(), number()).isPresent();
        };
    }

    private int compared(JsonNode there) {
        return number().compareTo(there.decimalValue());
    }

    private BigDecimal number() {
        return value().orElseThrow().decimalValue();
    }

    private boolean isRelease() {
        return set.locking() instanceof Locking.Release;
    }

    /** The register after it, where it {@link #suits}. */
    public Register after(Optional<Register> found) {
        var rule = new Rule(Rule.DEFAULT.pattern(), strategy, Optional.of(writer));
        return switch (RegisterDecider.judge(id, set, new Author(writer, commandId, now), rule, found)) {
            case Judged.Accepted(Register next) -> next;
            case Judged.Refused refused -> throw new IllegalStateException("a blind write suits what is refused");
        };
    }
}
