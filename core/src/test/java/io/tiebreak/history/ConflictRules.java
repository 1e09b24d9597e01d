package io.tiebreak.history;

import io.tiebreak.command.Change;
import io.tiebreak.command.Outcome;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.json.Difference;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.Optional;

/** What a conflict says: why there is one, who caused it and what is different now. */
final class ConflictRules {
    private final Evidence evidence;
    private final Call call;
    private final Question.Ask ask;
    private final Change<ItemCommand, ItemEvent, ItemState> change;
    private final Timeline timeline;

    ConflictRules(Evidence evidence, Call call, Question.Ask ask, Change<ItemCommand, ItemEvent, ItemState> change) {
        this.evidence = evidence;
        this.call = call;
        this.ask = ask;
        this.change = change;
        this.timeline = evidence.timeline(change.stream());
    }

    void check(Outcome.Conflict conflict) {
        long now = conflict.head().map(VersionedCommand::version).orElse(0L);
        boolean cause = conflict.gaveUp() ? decidesAnew() : !timeline.meets(change, now);
        boolean rival = conflict.gaveUp()
                ? conflict.rival().filter(one -> mayHaveBeaten(one, now)).isPresent()
                : conflict.rival().equals(obstacle(now));
        List<String> changed = conflict.rival()
                .map(one -> Difference.between(timeline.json(one.version() - 1), timeline.json(now)))
                .orElse(List.of());
        expect(cause, Promise.TRUE_ONCE);
        expect(timeline.isWithout(ask, now), Promise.NO_CONFLICT_WITH_ONESELF);
        expect(rival, Promise.RIGHT_RIVAL);
        expect(conflict.changedFields().equals(changed), Promise.RIGHT_FIELDS);
    }

    private void expect(boolean kept, Promise promise) {
        evidence.expect(kept, promise, Words.of(call));
    }

    private boolean decidesAnew() {
        return !(change.expectation() instanceof Expectation.First)
                && !(change.expectation() instanceof Expectation.Exactly);
    }

    /** Who gives up was beaten by somebody, at whatever version it was decided on by then. */
    private boolean mayHaveBeaten(VersionedCommand rival, long now) {
        long known = change.expectation() instanceof Expectation.UntouchedSince(long version) ? version : 0;
        return rival.version() > known && rival.version() <= now;
    }

    private Optional<VersionedCommand> obstacle(long now) {
        return switch (change.expectation()) {
            case Expectation.First first -> timeline.birth(now).flatMap(timeline::at);
            case Expectation.Exactly(long version) -> next(version, now);
            case Expectation.UntouchedSince(long version) -> next(version, now);
            case Expectation.Existing existing -> timeline.at(now);
            case Expectation.Latest latest -> Optional.empty();
        };
    }

    private Optional<VersionedCommand> next(long version, long now) {
        return version < now ? timeline.at(version + 1) : Optional.empty();
    }
}
