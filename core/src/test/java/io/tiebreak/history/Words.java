package io.tiebreak.history;

import io.tiebreak.command.Change;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Histories in few words, for whoever has to find out why one is wrong. */
final class Words {
    private Words() {}

    static String of(Call call) {
        return "%6d-%-6d %s %s -> %s"
                .formatted(call.invoked(), call.returned(), call.client(), of(call.question()), of(call.answer()));
    }

    static String of(Question question) {
        return switch (question) {
            case Question.Look(var stream) -> "look " + stream.id();
            case Question.Ask ask ->
                ask.id()
                        + (ask.request().repeatable() ? " keyed " : " ")
                        + ask.request().fingerprint()
                        + ask.changes().stream().map(Words::of).collect(Collectors.joining(" and ", " ", ""));
        };
    }

    private static String of(Change<ItemCommand, ?, ?> change) {
        return change.stream().id() + " " + of(change.expectation()) + " " + of(change.command());
    }

    private static String of(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Exactly(long version) -> "exactly " + version;
            case Expectation.UntouchedSince(long version) -> "untouched since " + version;
            case Expectation.First first -> "first";
            case Expectation.Latest latest -> "latest";
            case Expectation.Existing existing -> "existing";
        };
    }

    private static String of(ItemCommand command) {
        return switch (command) {
            case ItemCommand.CreateItem(var name, var attributes) -> "create " + name + attributes;
            case ItemCommand.ReplaceItem(var name, var attributes) -> "replace " + name + attributes;
            case ItemCommand.PatchItem(var name, var attributes) ->
                "patch " + name.orElse("") + attributes.map(Object::toString).orElse("");
            case ItemCommand.DeleteItem delete -> "delete";
        };
    }

    private static String of(Answer answer) {
        return switch (answer) {
            case Answer.Head(var head) -> of(head);
            case Answer.Told(var outcome) -> of(outcome);
            case Answer.Failed(String why) -> "failed: " + why;
            case Answer.Maybe(String why) -> "maybe: " + why;
            case Answer.Broken(String why) -> "BROKEN: " + why;
        };
    }

    private static String of(TransactionOutcome outcome) {
        return switch (outcome) {
            case TransactionOutcome.Committed(var receipts, boolean replayed) ->
                (replayed ? "replayed " : "committed ") + of(receipts);
            case TransactionOutcome.Unchanged(var heads) -> "unchanged " + of(heads);
            case TransactionOutcome.Refused(int index, var why) -> "refused for " + index + ": " + of(why);
            case TransactionOutcome.TooLarge tooLarge -> "too large";
            case TransactionOutcome.KeyReused reused -> "key reused";
        };
    }

    private static String of(Outcome outcome) {
        return outcome instanceof Outcome.Conflict conflict
                ? "conflict" + (conflict.gaveUp() ? ", gave up," : "") + " head " + of(conflict.head()) + " rival "
                        + of(conflict.rival()) + " changed " + conflict.changedFields()
                : outcome.toString();
    }

    private static String of(List<VersionedCommand> commands) {
        return commands.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    private static String of(Optional<VersionedCommand> command) {
        return command.map(Words::of).orElse("none");
    }

    static String of(VersionedCommand command) {
        return command.stream().id() + "/" + command.version() + " by " + command.commandId();
    }

    static String stored(VersionedCommand command) {
        return of(command) + " "
                + command.fingerprint() + " "
                + command.type() + " -> "
                + command.state().map(state -> state.json().toString()).orElse("gone");
    }
}
