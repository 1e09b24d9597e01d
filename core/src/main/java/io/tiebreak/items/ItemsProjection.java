package io.tiebreak.items;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Part;

/** The view {@code items}: each item as it is, by type and id. */
public final class ItemsProjection implements Projection {
    static final String VIEW = "items";

    @Override
    public String view() {
        return VIEW;
    }

    @Override
    public int form() {
        return 1;
    }

    @Override
    public String kind() {
        return Items.KIND;
    }

    @Override
    public Part part(VersionedCommand command) {
        return Item.after(command).map(item -> Part.of(ItemRow.of(item))).orElse(Part.NOTHING);
    }
}
