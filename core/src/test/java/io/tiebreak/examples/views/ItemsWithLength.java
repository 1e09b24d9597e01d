package io.tiebreak.examples.views;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.items.ItemsProjection;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Part;

/** Form 2 of the view {@code items}: as form 1, and how long each name is. */
final class ItemsWithLength implements Projection {
    private final Projection before = new ItemsProjection();

    @Override
    public String view() {
        return before.view();
    }

    @Override
    public int form() {
        return before.form() + 1;
    }

    @Override
    public String kind() {
        return before.kind();
    }

    @Override
    public Part part(VersionedCommand command) {
        return before.part(command).own().map(row -> Part.of(withLength(row))).orElse(Part.NOTHING);
    }

    private static ObjectNode withLength(ObjectNode row) {
        return row.deepCopy().put("nameLength", row.required("name").textValue().length());
    }
}
