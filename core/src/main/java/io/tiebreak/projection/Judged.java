package io.tiebreak.projection;

import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a projection makes of a line.
 *
 * @param line the line
 * @param move to its newest version, or to the one before the first that cannot be applied; empty if there is none
 * @param begins whether a life of the stream begins in this line, so that nothing is expected to stand there yet
 * @param poison the first version that cannot be applied; empty if all can
 * @param rest what comes behind that version, and is not judged yet
 */
record Judged(Line line, Optional<Move> move, boolean begins, Optional<Parked> poison, List<Stored> rest) {

    static Judged of(Line line, Projection projection, Instant now) {
        return of(line, line.records(), projection, now);
    }

    /** The same, but a version that cannot be applied does not count if the newest one can. */
    static Judged byItsNewest(Line line, Projection projection, Instant now) {
        Judged newest = of(line, List.of(line.records().getLast()), projection, now);
        return newest.poison().isEmpty() ? newest : of(line, projection, now);
    }

    private static Judged of(Line line, List<Stored> records, Projection projection, Instant now) {
        Optional<Move> move = Optional.empty();
        boolean begins = false;
        for (int i = 0; i < records.size(); i++) {
            Stored record = records.get(i);
            try {
                VersionedCommand command = readable(record);
                move = Optional.of(new Move(command.stream(), command.version(), projection.part(command)));
                begins |= command.created();
            } catch (RuntimeException poison) {
                List<Stored> rest = records.subList(i + 1, records.size());
                return new Judged(line, move, begins, Optional.of(parked(record, poison, now)), rest);
            }
        }
        return new Judged(line, move, begins, Optional.empty(), List.of());
    }

    /** What the projection makes of the rest. */
    Judged rest(Projection projection, Instant now) {
        return of(line, rest, projection, now);
    }

    private static VersionedCommand readable(Stored record) {
        return switch (record) {
            case Stored.Legible(VersionedCommand command) -> command;
            case Stored.Illegible unreadable -> throw new IllegalStateException(unreadable.reason());
        };
    }

    static Parked parked(Stored record, RuntimeException poison, Instant now) {
        return new Parked(record.stream(), record.version(), Stored.Illegible.reason(poison), now);
    }

    Part part() {
        return move.map(Move::part).orElse(Part.NOTHING);
    }
}
