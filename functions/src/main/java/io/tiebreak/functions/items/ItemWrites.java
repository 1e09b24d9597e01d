package io.tiebreak.functions.items;

import io.tiebreak.Ulid;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Request;
import io.tiebreak.functions.deferred.Deferrals;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.ETag;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Requests;
import io.tiebreak.insight.ConflictId;
import io.tiebreak.insight.Refused;
import io.tiebreak.insight.Rival;
import io.tiebreak.insight.Target;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.OptionalLong;

/** What all routes that write items share: who may, and what the outcome of a command looks like. */
final class ItemWrites {
    private static final String WRITE = "items:write";
    private static final Items ITEMS = new Items();

    private final Authentication authentication;
    private final CommandHandler<ItemCommand, ItemEvent, ItemState> handler;
    private final Requests requests;
    private final Provider<Deferrals> deferrals;
    private final Ulid ids;

    @Inject
    ItemWrites(
            Authentication authentication,
            CommandHandler<ItemCommand, ItemEvent, ItemState> handler,
            Requests requests,
            Provider<Deferrals> deferrals,
            Ulid ids) {
        this.authentication = authentication;
        this.handler = handler;
        this.requests = requests;
        this.deferrals = deferrals;
        this.ids = ids;
    }

    /** The caller, if he may write items. */
    Caller caller(Call call) {
        return authentication.caller(call, WRITE);
    }

    /** The request as the write path knows it. */
    Request request(Call call, Caller caller) {
        return requests.of(call, caller);
    }

    /** Carries a command out and tells what came of it; or accepts it for later, if its caller prefers that. */
    Answer answer(Call call, ItemTarget target, Expected expected, ItemCommand command) {
        return call.prefersAsync()
                ? deferrals
                        .get()
                        .deferred(call, target.caller(), WRITE, target.stream().key())
                : carriedOut(call, target, expected, command);
    }

    private Answer carriedOut(Call call, ItemTarget target, Expected expected, ItemCommand command) {
        Request request = request(call, target.caller());
        Target about = new Target(Target.ITEM, key(target.stream()), ITEMS.nameOf(command));
        call.report().about(target.caller(), about, request);
        return switch (handler.handle(target.stream(), expected.expectation(), command, request, call.meter())) {
            case Outcome.Committed committed -> committed(call, committed, expected);
            case Outcome.Unchanged(VersionedCommand head) -> {
                call.report().unchanged(head.version());
                yield answer(200, ItemResult.unchanged(head, expected)).with("Tiebreak-Unchanged", "true");
            }
            case Outcome.Conflict conflict ->
                throw problem(call, about, conflict, expected).refusal();
            case Outcome.Rejected rejected ->
                throw Failures.of(rejected.rejection()).refusal();
            case Outcome.KeyReused reused -> throw Failures.keyReused().refusal();
        };
    }

    /** A conflict, as its caller is told and operators are; the record of it gets a name he can ask for. */
    Problem problem(Call call, Target about, Outcome.Conflict conflict, Expected expected) {
        var id = ConflictId.of(ids.next(), about);
        Problem problem = Failures.of(
                conflict, expected, conflict.head().flatMap(Item::after).map(ItemDocuments::item), id);
        call.report()
                .refused(new Refused(
                        id,
                        problem.type().status(),
                        OptionalLong.of(conflict.expected().version()),
                        conflict.currentVersion(),
                        conflict.rival().map(ItemWrites::rival),
                        conflict.changedFields(),
                        conflict.rebasable()));
        return problem;
    }

    private static Rival rival(VersionedCommand command) {
        return new Rival(
                command.actor(),
                Optional.of(command.commandId()),
                Optional.of(command.at()),
                OptionalLong.of(command.version()));
    }

    /** How operators are told of an item. */
    static String key(StreamId stream) {
        return stream.type() + "/" + stream.id();
    }

    private static Answer committed(Call call, Outcome.Committed committed, Expected expected) {
        VersionedCommand receipt = committed.receipt();
        boolean rebased = ItemResult.isRebased(receipt.version() - 1, expected);
        call.report().happened(receipt.version(), committed.replayed(), rebased);
        Answer answer = answer(receipt.created() ? 201 : 200, ItemResult.of(receipt, expected));
        Answer located = receipt.created() ? answer.with("Location", Location.of(receipt.stream())) : answer;
        return located.replayed(committed.replayed());
    }

    private static Answer answer(int status, ItemResult result) {
        Answer answer = Answer.json(status, result.json());
        return result.alive() ? answer.with("ETag", ETag.of(result.version())) : answer;
    }
}
