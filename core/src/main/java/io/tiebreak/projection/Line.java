package io.tiebreak.projection;

import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a batch has of one stream.
 *
 * @param stream which one
 * @param first the place of its first record in the batch, 0-based
 * @param records oldest version first; one that came twice is there twice
 */
record Line(StreamId stream, int first, List<Stored> records) {

    /** A batch, stream by stream, in the order in which they first appear. */
    static List<Line> of(List<Stored> batch) {
        Map<StreamId, Line> lines = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            Stored record = batch.get(i);
            int place = i;
            lines.computeIfAbsent(record.stream(), stream -> new Line(stream, place, new ArrayList<>()))
                    .records
                    .add(record);
        }
        lines.values().forEach(line -> line.records.sort(Comparator.comparingLong(Stored::version)));
        return Collections.unmodifiableList(new ArrayList<>(lines.values()));
    }

    /** When its commands were decided. */
    Stream<Instant> times() {
        return records.stream()
                .flatMap(record -> record instanceof Stored.Legible(VersionedCommand command)
                        ? Stream.of(command.at())
                        : Stream.empty());
    }
}
