package io.tiebreak.ledger;

import io.tiebreak.KeyPart;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names one stream: the versions of one aggregate.
 *
 * @param kind the kind of aggregate, {@code item} for items; first in the key, so that a policy can name it
 * @param tenant whose it is
 * @param type what the tenant calls it
 * @param id which one; distinct ids are distinct streams, whatever characters they have
 */
public record StreamId(String kind, String tenant, String type, String id) {

    /** The partition key: the four parts with {@code /} between them; {@code /} and {@code %} in a part are escaped. */
    public String key() {
        return Stream.of(kind, tenant, type, id).map(KeyPart::escaped).collect(Collectors.joining("/"));
    }

    /**
     * The stream whose {@link #key()} this is.
     *
     * @throws IllegalArgumentException if it is no such key
     */
    public static StreamId parse(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a stream's key has 4 parts, this one has " + parts.length);
        }
        String[] plain = Arrays.stream(parts).map(KeyPart::unescaped).toArray(String[]::new);
        return new StreamId(plain[0], plain[1], plain[2], plain[3]);
    }
}
