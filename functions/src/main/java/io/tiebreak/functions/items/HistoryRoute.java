package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Cursors;
import io.tiebreak.functions.http.Page;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Route;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/items/{type}/{id}/history}: what happened to an item, newest first, its deletions included. */
final class HistoryRoute implements Route {
    private final ItemReads reads;

    @Inject
    HistoryRoute(ItemReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        StreamId stream = ItemTarget.inPath(call, reads.caller(call)).stream();
        Query query = call.query("limit", "cursor");
        var cursors = new Cursors("history " + stream.key());
        Optional<Long> before = cursors.position(query).map(Long::valueOf);
        History history = reads.history(stream, before.orElse(Long.MAX_VALUE), query.limit(), call.meter());
        List<VersionedCommand> commands = history.commands();
        if (before.isEmpty() && commands.isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND, "There never was such an item.")
                    .refusal();
        }
        Optional<String> next = history.more() ? Optional.of(position(commands.getLast())) : Optional.empty();
        return new Page<>(commands, next, HistoryRoute::position).answer(ItemDocuments::command, cursors);
    }

    private static String position(VersionedCommand command) {
        return Long.toString(command.version());
    }
}
