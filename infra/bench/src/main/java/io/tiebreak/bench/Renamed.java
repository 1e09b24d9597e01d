package io.tiebreak.bench;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Part;

/** A projection into a view of another name. */
record Renamed(String view, Projection projection) implements Projection {

    @Override
    public int form() {
        return projection.form();
    }

    @Override
    public String kind() {
        return projection.kind();
    }

    @Override
    public Part part(VersionedCommand command) {
        return projection.part(command);
    }
}
