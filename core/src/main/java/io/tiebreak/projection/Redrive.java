package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.ledger.Ledgers;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Standing;
import io.tiebreak.view.ViewStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a parked stream go on, once what it was parked for is mended: from the ledger, not from the stream of records. */
public final class Redrive {
    private final Ledgers ledgers;
    private final Projections projections;
    private final ViewStore store;
    private final Projector projector;
    private final InstantSource clock;

    /** @param projector of the same projections and stores */
    public Redrive(
            Ledgers ledgers, Projections projections, ViewStore store, Projector projector, InstantSource clock) {
        this.ledgers = ledgers;
        this.projections = projections;
        this.store = store;
        this.projector = projector;
        this.clock = clock;
    }

    /**
     * Brings the stream to its newest version in every generation in which it is parked, and wherever it is behind.
     *
     * @param generations of the view
     * @throws StoreException when a store fails; redriving again goes on from there
     */
    public Redriven redrive(Generations generations, StreamId stream, Patience patience, Meter meter) {
        Redriven redriven = new Redriven.NotParked();
        for (Map.Entry<Integer, Integer> one : generations.forms().entrySet()) {
            Generation generation = new Generation(generations.view(), one.getKey());
            Optional<Projection> projection = projections.find(generations.view(), one.getValue());
            if (projection.isPresent()) {
                redriven = together(redriven, redrive(generation, projection.get(), stream, patience, meter));
            }
        }
        // Whatever came of it: an earlier redrive may have failed just here.
        catchUp(stream, redriven instanceof Redriven.Moved(long version) ? version : 0, patience, meter);
        return redriven;
    }

    /** Of two generations, what the operator has to know. */
    private static Redriven together(Redriven one, Redriven other) {
        return one instanceof Redriven.StillParked || other instanceof Redriven.NotParked ? one : other;
    }

    private Redriven redrive(
            Generation generation, Projection projection, StreamId stream, Patience patience, Meter meter) {
        Standing standing =
                patience.insist(() -> store.find(generation, stream, meter)).orElse(Standing.NOTHING);
        if (standing.parked().isEmpty()) {
            return new Redriven.NotParked();
        }
        Stored head =
                head(stream, standing.parked().get().version(), patience, meter).orElseThrow();
        Judged judged = Judged.of(new Line(stream, 0, List.of(head)), projection, clock.instant());
        if (judged.poison().isPresent()) {
            return new Redriven.StillParked(judged.poison().get());
        }
        Done done =
                new EditionProjector(store, generation, 1, patience, meter).unpark(judged, standing, clock.instant());
        done.failure().ifPresent(failure -> {
            throw failure;
        });
        return done.parkings().isEmpty()
                ? new Redriven.Moved(head.version())
                : new Redriven.StillParked(done.parkings().getFirst().parked());
    }

    /** What came while the stream was still waiting was passed over, but it is in the ledger. */
    private void catchUp(StreamId stream, long applied, Patience patience, Meter meter) {
        head(stream, applied + 1, patience, meter)
                .flatMap(head ->
                        projector.projectAgain(List.of(head), patience, meter).stop())
                .ifPresent(stop -> {
                    throw stop.failure();
                });
    }

    /** @param version which one it is taken for if it cannot be read */
    private Optional<Stored> head(StreamId stream, long version, Patience patience, Meter meter) {
        try {
            return patience.insist(() -> ledgers.of(stream.kind()).head(stream, Consistency.STRONG, meter))
                    .map(Stored.Legible::new);
        } catch (StoreException failure) {
            throw failure;
        } catch (RuntimeException unreadable) {
            return Optional.of(new Stored.Illegible(stream, version, Stored.Illegible.reason(unreadable)));
        }
    }
}
