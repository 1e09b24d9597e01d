package io.tiebreak.projection;

import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;

/**
 * Brings a view to where the ledger is. What arrives from the stream is only a nudge: it may come twice, late, or before
 * its predecessor, so what is old is skipped and what is missing is read from the ledger.
 */
public final class Projector {
    private final Ledger ledger;
    private final View view;

    public Projector(Ledger ledger, View view) {
        this.ledger = ledger;
        this.view = view;
    }

    /**
     * Sees to it that the view has this command and all before it. One request if it is the next one or an old one; at a
     * gap one more for reading the missing ones, and one for each of them.
     *
     * @throws io.tiebreak.store.StoreException when a store fails; projecting again goes on from there
     */
    public void project(VersionedCommand command, Meter meter) {
        if (view.apply(command, meter) instanceof Advance.NotNext(long applied)) {
            catchUp(command, applied, meter);
        }
    }

    private void catchUp(VersionedCommand command, long applied, Meter meter) {
        if (applied >= command.version()) {
            return;
        }
        for (VersionedCommand missing : ledger.versions(command.stream(), applied + 1, command.version(), meter)) {
            // Somebody else may be projecting the same stream; whoever is first, the view has it afterwards.
            view.apply(missing, meter);
        }
    }
}
