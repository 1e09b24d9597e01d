package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Change;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Request;
import io.tiebreak.command.TransactionHandler;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.insight.Target;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.VersionedCommand;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/** {@code POST /v1/transactions}: several commands on as many items, all or nothing. */
final class TransactionRoute implements Route {
    private final ItemWrites writes;
    private final TransactionHandler handler;

    @Inject
    TransactionRoute(ItemWrites writes, TransactionHandler handler) {
        this.writes = writes;
        this.handler = handler;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = writes.caller(call);
        call.query();
        Preconditions.none(call, "Several commands say what they expect in their own version fields.");
        List<ItemChange> changes = ItemChanges.of(caller, call.body("commands"));
        List<Change<?, ?, ?>> all =
                List.copyOf(changes.stream().map(ItemChange::change).toList());
        Request request = writes.request(call, caller);
        call.report().about(caller, target(changes.getFirst()), request);
        return switch (handler.handle(all, request, call.meter())) {
            case TransactionOutcome.Committed(List<VersionedCommand> receipts, boolean replayed) -> {
                report(call, receipts, changes, replayed);
                yield results(receipts, changes, request).replayed(replayed);
            }
            case TransactionOutcome.Unchanged(List<VersionedCommand> heads) -> {
                call.report().unchanged(heads.getFirst().version());
                yield results(heads, changes, request).with("Tiebreak-Unchanged", "true");
            }
            case TransactionOutcome.Refused(int index, Outcome outcome) -> {
                call.report().about(caller, target(changes.get(index)), request);
                throw problem(call, changes.get(index), outcome)
                        .within(changes.get(index).pointer(), index)
                        .refusal();
            }
            case TransactionOutcome.TooLarge tooLarge ->
                throw Problem.of(ProblemType.TOO_LARGE, "The items after these commands have more than 4 MB together.")
                        .refusal();
            case TransactionOutcome.KeyReused reused ->
                throw Failures.keyReused().refusal();
        };
    }

    /** A transaction is one command to operators: about the item that refused it, else about its first. */
    private static Target target(ItemChange change) {
        return new Target(Target.ITEM, ItemWrites.key(change.change().stream()), "Transaction");
    }

    private static void report(Call call, List<VersionedCommand> receipts, List<ItemChange> changes, boolean replayed) {
        boolean rebased = IntStream.range(0, receipts.size())
                .anyMatch(i -> ItemResult.isRebased(
                        receipts.get(i).version() - 1, changes.get(i).expected()));
        call.report().happened(receipts.getFirst().version(), replayed, rebased);
    }

    private Problem problem(Call call, ItemChange change, Outcome refusal) {
        return switch (refusal) {
            case Outcome.Conflict conflict -> writes.problem(call, target(change), conflict, change.expected());
            case Outcome.Rejected rejected -> Failures.of(rejected.rejection());
            case Outcome.Committed committed -> throw noRefusal();
            case Outcome.Unchanged unchanged -> throw noRefusal();
            case Outcome.KeyReused reused -> throw noRefusal();
        };
    }

    private static IllegalStateException noRefusal() {
        return new IllegalStateException("a transaction is refused for a conflict or a rejection only");
    }

    private static Answer results(List<VersionedCommand> newest, List<ItemChange> changes, Request request) {
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        for (int i = 0; i < newest.size(); i++) {
            Expected expected = changes.get(i).expected();
            VersionedCommand command = newest.get(i);
            boolean changed = command.commandId().equals(request.commandId());
            results.add((changed ? ItemResult.of(command, expected) : ItemResult.unchanged(command, expected)).json());
        }
        return Answer.json(200, body);
    }
}
