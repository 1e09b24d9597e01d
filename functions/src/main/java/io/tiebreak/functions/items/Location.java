package io.tiebreak.functions.items;

import io.tiebreak.ledger.StreamId;
import java.nio.charset.StandardCharsets;

/** Where an item is found. */
final class Location {
    private static final String UNRESERVED = "-._~";

    private Location() {}

    /** The path of an item; everything in its id but RFC 3986's unreserved characters is percent-encoded. */
    static String of(StreamId stream) {
        return "/v1/items/" + stream.type() + "/" + encoded(stream.id());
    }

    private static String encoded(String id) {
        StringBuilder path = new StringBuilder();
        for (byte one : id.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved((char) one)) {
                path.append((char) one);
            } else {
                path.append(String.format("%%%02X", one));
            }
        }
        return path.toString();
    }

    private static boolean isUnreserved(char character) {
        return character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
    }
}
