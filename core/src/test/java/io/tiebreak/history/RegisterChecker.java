package io.tiebreak.history;

import io.tiebreak.address.Address;
import io.tiebreak.history.Journal.Entry;
import io.tiebreak.history.Promise.Broken;
import io.tiebreak.history.RegisterCall.Told;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleOutcome;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what users were told against the journal, which has every state there was and when it came to be. */
final class RegisterChecker {
    private final RegisterScenario.Story story;
    private final Map<String, List<RegisterCall>> callsById;
    private final Map<Address, List<Entry>> states = new HashMap<>();
    private final List<Broken> broken = new ArrayList<>();

    private RegisterChecker(RegisterScenario.Story story) {
        this.story = story;
        this.callsById = story.calls().stream()
                .collect(Collectors.groupingBy(call -> call.request().commandId()));
        story.journal()
                .forEach(entry -> states.computeIfAbsent(entry.state().id().address(), none -> new ArrayList<>())
                        .add(entry));
    }

    static List<Broken> check(RegisterScenario.Story story) {
        var checker = new RegisterChecker(story);
        checker.states.forEach(checker::register);
        checker.sums();
        story.calls().forEach(checker::told);
        return checker.broken;
    }

    private void require(boolean holds, Promise promise, Object... how) {
        if (!holds) {
            broken.add(new Broken(promise, List.of(how).toString()));
        }
    }

    private void register(Address address, List<Entry> entries) {
        Set<String> commands = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Register state = entries.get(i).state();
            Optional<Register> before =
                    i == 0 ? Optional.empty() : Optional.of(entries.get(i - 1).state());
            require(state.revision() == i + 1, Promise.GAP_FREE, address, i + 1, state);
            require(commands.add(state.last().commandId()), Promise.EXACTLY_ONCE, address, state);
            long at = entries.get(i).at();
            // Of several that repeat each other, the newest that had begun: its clock is the latest that can have been
            // asked.
            callsById.getOrDefault(state.last().commandId(), List.of()).stream()
                    .filter(call -> call.invoked() < at)
                    .max(Comparator.comparingLong(RegisterCall::invoked))
                    .ifPresent(call -> new StateRules(call, before, state).check(this::require));
        }
    }

    /** Accounts change only by transfers, two at a time. */
    private void sums() {
        Map<Address, Integer> balances = new HashMap<>();
        RegisterScenario.ACCOUNTS.forEach(account -> balances.put(account, RegisterScenario.START));
        int expected = RegisterScenario.START * balances.size();
        List<Entry> journal = story.journal();
        for (int i = 0; i < journal.size(); i++) {
            Register state = journal.get(i).state();
            balances.computeIfPresent(state.id().address(), (account, old) -> balance(state));
            boolean wholly = i + 1 == journal.size()
                    || journal.get(i + 1).at() != journal.get(i).at();
            int sum = balances.values().stream().mapToInt(Integer::intValue).sum();
            require(!wholly || sum == expected, Promise.SUMS_CONSERVED, sum, state);
        }
    }

    private static int balance(Register account) {
        return account.value().orElseThrow().intValue();
    }

    private void told(RegisterCall call) {
        switch (call.told()) {
            case Told.One(RegisterOutcome.Applied(Register after, boolean replayed)) -> applied(call, after, replayed);
            case Told.One(RegisterOutcome.Superseded(Register current)) -> refused(call, Optional.of(current));
            case Told.One(RegisterOutcome.Conflict(long expected, var current)) -> refused(call, current);
            case Told.One(RegisterOutcome.Locked(var current)) -> refused(call, current);
            case Told.One other -> leftNothing(call);
            case Told.Many(BundleOutcome.Done done) -> done(call, done);
            case Told.Many other -> leftNothing(call);
            case Told.Seen(List<Register> snapshot) -> seen(call, snapshot);
            case Told.Failed failed -> leftNothing(call);
            case Told.Maybe maybe -> {}
            case Told.Broken(String why) -> require(false, Promise.NO_SURPRISE, why);
        }
    }

    private void applied(RegisterCall call, Register after, boolean replayed) {
        Optional<Entry> entry = entry(after);
        require(entry.isPresent(), Promise.NONE_LOST, call);
        require(after.last().commandId().equals(call.request().commandId()), Promise.SAME_RECEIPT, call);
        entry.ifPresent(there -> {
            require(there.state().equals(after), Promise.SAME_RECEIPT, call, there.state());
            require(replayed || there.at() > call.invoked(), Promise.LINEARIZABLE, call, there.at());
            require(there.at() < call.returned(), Promise.LINEARIZABLE, call, there.at());
        });
    }

    private void done(RegisterCall call, BundleOutcome.Done done) {
        List<Entry> entries = entriesOf(call);
        require(entries.size() == call.operations().size(), Promise.ALL_OR_NOTHING, call, entries);
        require(entries.stream().map(Entry::at).distinct().count() == 1, Promise.ALL_OR_NOTHING, call, entries);
        Map<Address, Long> revisions = entries.stream()
                .map(Entry::state)
                .collect(Collectors.toMap(state -> state.id().address(), Register::revision, (one, other) -> one));
        done.results()
                .forEach(result -> require(
                        Objects.equals(
                                new Bundle.Result.Written(
                                        result.address(), revisions.getOrDefault(result.address(), 0L)),
                                result),
                        Promise.SAME_RECEIPT,
                        call));
    }

    /** What was there while it was judged is what its caller is told, and he is not told of himself. */
    private void refused(RegisterCall call, Optional<Register> current) {
        leftNothing(call);
        current.ifPresent(state -> {
            require(
                    !state.last().commandId().equals(call.request().commandId()),
                    Promise.NO_CONFLICT_WITH_ONESELF,
                    call);
            Optional<Entry> entry = entry(state).filter(there -> there.state().equals(state));
            require(entry.isPresent(), Promise.TRUE_ONCE, call);
            entry.ifPresent(there ->
                    require(there.at() < call.returned() && until(state) > call.invoked(), Promise.TRUE_ONCE, call));
        });
    }

    /** Unless some other sending of the same request may have happened. */
    private void leftNothing(RegisterCall call) {
        boolean allRefused = callsById.getOrDefault(call.request().commandId(), List.of()).stream()
                .noneMatch(other -> other.told() instanceof Told.Maybe
                        || other.told() instanceof Told.One(RegisterOutcome.Applied applied)
                        || other.told() instanceof Told.Many(BundleOutcome.Done done));
        require(!allRefused || entriesOf(call).isEmpty(), Promise.REFUSED_LEAVES_NOTHING, call);
    }

    private void seen(RegisterCall call, List<Register> snapshot) {
        int sum = snapshot.stream().mapToInt(RegisterChecker::balance).sum();
        require(sum == RegisterScenario.START * RegisterScenario.ACCOUNTS.size(), Promise.SUMS_CONSERVED, call, sum);
        long from = snapshot.stream()
                .flatMap(state -> entry(state).stream())
                .mapToLong(Entry::at)
                .max()
                .orElse(0);
        long to = snapshot.stream().mapToLong(this::until).min().orElse(Long.MAX_VALUE);
        require(Math.max(from, call.invoked()) <= Math.min(to, call.returned()), Promise.LINEARIZABLE, call, from, to);
    }

    private Optional<Entry> entry(Register state) {
        return states.getOrDefault(state.id().address(), List.of()).stream()
                .filter(entry -> entry.state().revision() == state.revision())
                .findFirst();
    }

    /** When the next state came to be. */
    private long until(Register state) {
        return states.getOrDefault(state.id().address(), List.of()).stream()
                .filter(entry -> entry.state().revision() == state.revision() + 1)
                .mapToLong(Entry::at)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private List<Entry> entriesOf(RegisterCall call) {
        return story.journal().stream()
                .filter(entry ->
                        entry.state().last().commandId().equals(call.request().commandId()))
                .toList();
    }
}
