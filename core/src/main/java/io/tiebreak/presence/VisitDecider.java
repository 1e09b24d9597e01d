package io.tiebreak.presence;

import io.tiebreak.command.Decider;
import io.tiebreak.command.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What views mean: a page counts once in a while per session, and a session is one visitor. */
class VisitDecider implements Decider<VisitCommand, VisitEvent, VisitEvent> {
    /** How long a counted view stands for those that follow. Those do not make it longer. */
    static final Duration WINDOW = Duration.ofMinutes(30);

    @Override
    public Decision<VisitEvent> decide(VisitCommand command, Optional<VisitEvent> state) {
        return switch (command) {
            case VisitCommand.ViewPage(String path, Instant at) -> view(path, at, state);
            case VisitCommand.BecomeVisitor become ->
                state.isPresent() ? Decision.nothingToDo() : Decision.accept(new VisitEvent.VisitorCame());
        };
    }

    @Override
    public Optional<VisitEvent> evolve(Optional<VisitEvent> state, VisitEvent event) {
        return Optional.of(event);
    }

    private static Decision<VisitEvent> view(String path, Instant at, Optional<VisitEvent> state) {
        if (!(state.orElse(null) instanceof VisitEvent.PageViewed before)) {
            return Decision.accept(new VisitEvent.PageViewed(path, 1, at));
        }
        return at.isBefore(before.countedAt().plus(WINDOW))
                ? Decision.nothingToDo()
                : Decision.accept(new VisitEvent.PageViewed(path, before.views() + 1, at));
    }
}
