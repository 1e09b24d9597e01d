package io.tiebreak.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Locking;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What a register's state has to be, given the command that led to it and the state before. Knows nothing of the decider. */
record StateRules(RegisterCall call, Optional<Register> before, Register state) {

    /** Told for each rule whether it holds. */
    interface Verdict {
        void require(boolean holds, Promise promise, Object... how);
    }

    void check(Verdict verdict) {
        RegisterCommand command = call.operations().stream()
                .filter(operation -> operation.address().equals(state.id().address()))
                .findFirst()
                .orElseThrow()
                .command();
        verdict.require(follows(command), Promise.DECIDED_ON_ITS_PREDECESSOR, call, before, state);
        verdict.require(excludes(command), Promise.MUTUAL_EXCLUSION, call, before, state);
    }

    private boolean follows(RegisterCommand command) {
        boolean later =
                before.map(old -> state.last().at().isAfter(old.last().at())).orElse(true);
        OptionalLong expected = command.revision();
        boolean expectedSo = expected.isEmpty() || expected.getAsLong() == revision();
        return later
                && expectedSo
                && switch (command) {
                    case RegisterCommand.RemoveValue remove -> !state.alive() && alive().isPresent();
                    case RegisterCommand.SetValue set ->
                        set.value().map(value -> isRight(set, value)).orElseGet(this::isLockOnly);
                };
    }

    private boolean isLockOnly() {
        return alive().map(
                        old -> old.value().equals(state.value()) && old.stamp().equals(state.stamp()))
                .orElseGet(() -> state.value().orElseThrow().isNull());
    }

    private boolean isRight(RegisterCommand.SetValue set, JsonNode value) {
        int now = state.value().orElseThrow().intValue();
        Optional<Integer> old =
                alive().flatMap(Register::value).filter(JsonNode::isNumber).map(JsonNode::intValue);
        int given = value.intValue();
        if (set.revision().isPresent()) {
            return now == given;
        }
        return switch (state.id().address().family()) {
            case "sum" -> now == old.orElse(0) + given;
            case "greatest" ->
                now == given && old.map(greatest -> given > greatest).orElse(true);
            case "plain" -> now == given && isNewest(set);
            default -> now == given;
        };
    }

    private boolean isNewest(RegisterCommand.SetValue set) {
        return set.timestamp().isEmpty()
                || before.map(old -> state.stamp().compareTo(old.stamp()) > 0).orElse(true);
    }

    private boolean excludes(RegisterCommand command) {
        long fence = before.map(Register::fence).orElse(0L);
        boolean ownToken = command.fence().isEmpty() || command.fence().getAsLong() == fence;
        boolean ownLock = state.lease()
                .map(lease -> lease.holder().equals(state.last().writer()))
                .orElse(true);
        return ownToken && ownLock && isFree() && tokenGrows(command, fence);
    }

    /** By the writer's own clock, at some moment of his call. */
    private boolean isFree() {
        return lease().filter(lease -> !lease.holder().equals(state.last().writer()))
                .map(lease -> !clock(call.returned()).isBefore(lease.end()))
                .orElse(true);
    }

    /** A holder who is not the one before has a token that nobody had. */
    private boolean tokenGrows(RegisterCommand command, long fence) {
        boolean takes = command instanceof RegisterCommand.SetValue set && set.locking() instanceof Locking.Take;
        boolean another = state.lease().isPresent()
                && !lease().map(Lease::holder).equals(state.lease().map(Lease::holder));
        return another
                ? takes && state.fence() == fence + 1
                : state.fence() == fence || (takes && state.fence() == fence + 1);
    }

    private Instant clock(long moment) {
        return World.BEGINNING.plusMillis(moment + call.skew());
    }

    private Optional<Lease> lease() {
        return before.flatMap(Register::lease);
    }

    private Optional<Register> alive() {
        return before.filter(Register::alive);
    }

    private long revision() {
        return alive().map(Register::revision).orElse(0L);
    }
}
