package io.tiebreak.view;

import io.tiebreak.ledger.StreamId;
import java.util.Comparator;

/**
 * A row beside a stream's own one, as seen from the stream.
 *
 * @param section which rows; must not be the name of a type, so begin it with anything but a letter
 * @param id which row of the section; at most 1,024 bytes of UTF-8
 */
public record Beside(String section, String id) implements Comparable<Beside> {
    private static final Comparator<Beside> ORDER =
            Comparator.comparing(Beside::section).thenComparing(Beside::id);

    /** Where it stands: on the stream's shelf of that section, so a row shared by many streams is 16 rows. */
    public Place of(StreamId stream) {
        return new Place(Shelf.of(stream, section), id);
    }

    @Override
    public int compareTo(Beside other) {
        return ORDER.compare(this, other);
    }
}
