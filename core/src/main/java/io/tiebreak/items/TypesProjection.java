package io.tiebreak.items;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Beside;
import io.tiebreak.view.Part;

/** The view {@code item-types}: how many items of each type there are, and when one of them changed last. */
public final class TypesProjection implements Projection {
    static final String VIEW = "item-types";
    static final String SECTION = "-types";
    static final String ITEMS = "items";
    static final String CHANGED_AT = "changedAt";

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
        var type = new Beside(SECTION, command.stream().type());
        Part changed = Part.NOTHING.raising(type, CHANGED_AT, command.at().toEpochMilli());
        return command.alive() ? changed.adding(type, ITEMS, 1) : changed;
    }
}
