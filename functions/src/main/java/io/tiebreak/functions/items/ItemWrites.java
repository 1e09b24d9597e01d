package io.tiebreak.functions.items;

import io.tiebreak.Ulid;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Request;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.ETag;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.IdempotencyKey;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.ledger.VersionedCommand;
import jakarta.inject.Inject;

/** What all routes that write items share: who may, and what the outcome of a command looks like. */
final class ItemWrites {
    private final Authentication authentication;
    private final CommandHandler<ItemCommand, ItemEvent, ItemState> handler;
    private final Ulid ids;

    @Inject
    ItemWrites(Authentication authentication, CommandHandler<ItemCommand, ItemEvent, ItemState> handler, Ulid ids) {
        this.authentication = authentication;
        this.handler = handler;
        this.ids = ids;
    }

    /** The caller, if he may write items and the headers that go with every write are right. */
    Caller caller(Call call) {
        Caller caller = authentication.caller(call, "items:write");
        IdempotencyKey.of(call);
        return caller;
    }

    /** Carries a command out and tells what came of it. */
    Answer answer(Call call, ItemTarget target, Expected expected, ItemCommand command) {
        var request =
                new Request(ids.next(), call.fingerprint(), target.caller().actor(), false);
        return switch (handler.handle(target.stream(), expected.expectation(), command, request, call.meter())) {
            case Outcome.Committed committed -> committed(committed.receipt());
            case Outcome.Unchanged(VersionedCommand head) ->
                committed(200, head).with("Tiebreak-Unchanged", "true");
            case Outcome.Conflict conflict -> throw refused(conflict, expected);
            case Outcome.Rejected rejected ->
                throw Failures.of(rejected.rejection()).refusal();
            case Outcome.KeyReused reused -> throw Failures.keyReused().refusal();
        };
    }

    private static Answer committed(VersionedCommand receipt) {
        return receipt.created()
                ? committed(201, receipt).with("Location", Location.of(receipt.stream()))
                : committed(200, receipt);
    }

    private static Answer committed(int status, VersionedCommand receipt) {
        return Item.after(receipt)
                .map(item -> Answer.json(status, ItemDocuments.item(item)).with("ETag", ETag.of(item.version())))
                .orElseGet(() -> Answer.json(status, ItemDocuments.tombstone(receipt)));
    }

    private Refusal refused(Outcome.Conflict conflict, Expected expected) {
        return Failures.of(
                        conflict, expected, conflict.head().flatMap(Item::after).map(ItemDocuments::item), ids.next())
                .refusal();
    }
}
