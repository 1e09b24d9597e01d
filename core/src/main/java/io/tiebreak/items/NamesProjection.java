package io.tiebreak.items;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Beside;
import io.tiebreak.view.Part;
import java.util.Locale;

/** The view {@code item-names}: the items of all types by their names, upper and lower case being one. */
public final class NamesProjection implements Projection {
    static final String VIEW = "item-names";
    static final String SECTION = "-names";
    /** So that with type and id, which make it unique, a row's id has less than DynamoDB's 1,024 bytes. */
    private static final int MOST_CHARACTERS = 64;

    private static final String END_OF_NAME = "\u0000";

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
        return Item.after(command)
                .map(item -> Part.NOTHING.with(
                        new Beside(SECTION, id(item)),
                        Json.object()
                                .put("type", command.stream().type())
                                .put("id", command.stream().id())
                                .put("name", item.state().name())))
                .orElse(Part.NOTHING);
    }

    private static String id(Item item) {
        return key(item.state().name())
                + END_OF_NAME
                + item.stream().type()
                + "/"
                + item.stream().id();
    }

    /** What names are ordered and searched by: of a long one the beginning only. */
    static String key(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        int characters = Math.min(MOST_CHARACTERS, folded.codePointCount(0, folded.length()));
        return folded.substring(0, folded.offsetByCodePoints(0, characters));
    }
}
