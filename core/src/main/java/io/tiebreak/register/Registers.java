package io.tiebreak.register;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Instant;

/** The write path of registers. Keep one for the life of the process: it remembers rules. */
public final class Registers {
    private final RegisterStore store;
    private final Rules rules;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Registers(RegisterStore store, Rules rules, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.rules = rules;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Carries a command out.
     *
     * <p>Costs one conditional write and no read, where the newest wins or a revision is named, for a maximum, a minimum, a
     * sum and a lock; one more where an expired lock or a deletion is in the way, or clocks disagree. Merging and removing
     * read first. A repeatable request reads, and writes in a transaction: 4 write units. Every 4 seconds a tenant's rules
     * are read.
     *
     * <p>A command whose answer was lost is sent again as it was until its fate is known, and never reported as a conflict
     * with itself.
     *
     * @param request its actor is the writer: an actor, or one window of his
     * @throws io.tiebreak.command.OutcomeUnknown if its answer was lost and others have written since, so that nobody can tell;
     *     never for a repeatable request, unless the backoff's budget ran out
     * @throws StoreException if the store failed for so long, or for good, or others were always faster, and nothing happened
     */
    public RegisterOutcome handle(RegisterId id, RegisterCommand command, Request request, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        var author = new Author(
                request.actor(),
                request.commandId(),
                Instant.ofEpochMilli(surroundings.clock().millis()));
        Rule rule = rules.ruleFor(id, patience, meter);
        var run = new RegisterRun(store, patience, meter, new RegisterRun.Order(id, command, author, rule));
        return request.repeatable() ? run.repeatably(request) : run.once();
    }
}
