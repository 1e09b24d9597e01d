package io.tiebreak.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.ledger.StreamId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * A partition of a view. Every section stands on 16 of them, by a hash of the streams, so that no partition key holds a
 * whole tenant or type; who reads a section reads all 16.
 *
 * @param tenant whose rows stand here
 * @param section which rows: a type's own ones under the type's name, others as the projection calls them
 * @param number 0 to 15
 */
public record Shelf(String tenant, String section, int number) {
    /** How many shelves a section stands on. */
    public static final int COUNT = 16;

    /** The shelf of a section on which everything stands that belongs to a stream. */
    public static Shelf of(StreamId stream, String section) {
        CRC32 hash = new CRC32();
        hash.update((stream.type() + "/" + stream.id()).getBytes(UTF_8));
        return new Shelf(stream.tenant(), section, (int) (hash.getValue() % COUNT));
    }

    /** All shelves of a section. */
    public static List<Shelf> all(String tenant, String section) {
        return IntStream.range(0, COUNT)
                .mapToObj(number -> new Shelf(tenant, section, number))
                .toList();
    }
}
