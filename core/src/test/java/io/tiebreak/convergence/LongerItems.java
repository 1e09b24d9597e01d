package io.tiebreak.convergence;

import io.tiebreak.items.ItemsProjection;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Part;

/** The second form of the view of items: one field more, and one that shows readers which form they see. */
final class LongerItems implements Projection {
    static final int FORM = 2;
    static final String MARK = " (second form)";

    private final Projection before = new ItemsProjection();

    @Override
    public String view() {
        return before.view();
    }

    @Override
    public int form() {
        return FORM;
    }

    @Override
    public String kind() {
        return before.kind();
    }

    @Override
    public Part part(VersionedCommand command) {
        Part part = before.part(command);
        return part.own()
                .map(row -> Part.of(row.deepCopy()
                        .put("updatedBy", row.path("updatedBy").asText() + MARK)
                        .put("length", row.path("name").asText().length())))
                .orElse(part);
    }
}
