package io.tiebreak.insight;

import java.util.List;

/**
 * What a command was about.
 *
 * @param kind what is written there: {@code item} or {@code signal}
 * @param key which one: type and id of an item with a slash between them, the address of a shared value
 * @param operation the command's name, for example {@code PatchItem}
 */
public record Target(String kind, String key, String operation) {
    /** Items. */
    public static final String ITEM = "item";

    /** Shared values, and events. */
    public static final String SIGNAL = "signal";

    /** All kinds there are. */
    public static final List<String> KINDS = List.of(ITEM, SIGNAL);
}
