package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.ledger.Stored;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Generation;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import io.tiebreak.view.ViewStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Brings views to where the ledger is, batch by batch. A batch may come twice, late, in another order, or again after it
 * was half done: what a view has already is skipped, and of several versions of a stream the newest is enough.
 */
public final class Projector {
    private final Projections projections;
    private final ViewStore store;
    private final GenerationStore generations;
    private final Fed fed;
    private final InstantSource clock;
    private final int atOnce;

    /**
     * @param clock tells how far views are behind
     * @param atOnce how many streams of a batch are written at once, 1 or more
     */
    public Projector(
            Projections projections, ViewStore store, GenerationStore generations, InstantSource clock, int atOnce) {
        this.projections = projections;
        this.store = store;
        this.generations = generations;
        this.fed = new Fed(projections, generations);
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /**
     * Projects a batch into every generation of every view that is made of such streams. Two requests a batch: which
     * generations there are, and how far views are behind; and for each view and stream one of one write unit, or more where
     * rows beside change.
     *
     * @param patience for failures that pass
     * @throws StoreException if even the generations could not be read; nothing is projected then
     * @throws IllegalStateException if a view is served in a form this program has no projection for
     */
    public Projected project(List<Stored> batch, Patience patience, Meter meter) {
        Projected projected = projectAgain(batch, patience, meter);
        measured(projected.lags(), meter);
        return projected;
    }

    /** The same with commands of long ago, which tell nothing about how far views are behind. */
    Projected projectAgain(List<Stored> batch, Patience patience, Meter meter) {
        List<Line> lines = Line.of(batch);
        Map<String, Lag> lags = new TreeMap<>();
        List<Parking> parkings = new ArrayList<>();
        List<Projected.Stop> stops = new ArrayList<>();
        // A view that fails holds up no other one; what those have already costs a write each when it comes again.
        Set<String> kinds = lines.stream().map(line -> line.stream().kind()).collect(Collectors.toSet());
        for (Generations view : fed.by(kinds, patience, meter).values()) {
            List<Line> own = lines.stream()
                    .filter(line -> line.stream().kind().equals(projections.kind(view.view())))
                    .toList();
            List<Line> left = own;
            for (Map.Entry<Generation, Projection> edition : editions(view).entrySet()) {
                Done done = new EditionProjector(store, edition.getKey(), atOnce, patience, meter)
                        .project(judged(left, edition.getValue()), edition.getValue(), clock.instant());
                parkings.addAll(done.parkings());
                if (done.failure().isPresent()) {
                    stops.add(new Projected.Stop(
                            done.failedFrom(left), view.view(), done.failure().get()));
                }
                left = done.settled(left);
            }
            Lag.of(own.stream().flatMap(line -> line.times()).toList(), clock.instant())
                    .ifPresent(lag -> lags.put(view.view(), lag));
        }
        return new Projected(stops.stream().min(Comparator.comparingInt(Projected.Stop::from)), parkings, lags);
    }

    private List<Judged> judged(List<Line> lines, Projection projection) {
        return lines.stream()
                .map(line -> Judged.of(line, projection, clock.instant()))
                .toList();
    }

    /**
     * What the stream feeds, in the order in which it does: the generation that is read comes last, and gets what all others
     * have. Else, when one of those is read, readers would be shown what is older than what they saw. A generation nobody
     * reads, of a form this program has given up, is left as it is.
     */
    private Map<Generation, Projection> editions(Generations fed) {
        Map<Generation, Projection> editions = new LinkedHashMap<>();
        fed.forms().keySet().stream()
                .sorted(Comparator.comparing(number -> number == fed.serving()))
                .map(number -> new Generation(fed.view(), number))
                .forEach(generation -> fed.form(generation.number())
                        .flatMap(form -> projections.find(fed.view(), form))
                        .ifPresent(projection -> editions.put(generation, projection)));
        if (!editions.containsKey(fed.served())) {
            throw new IllegalStateException("the view " + fed.view() + " is served in form "
                    + fed.form(fed.serving()).orElseThrow() + ", and this program has no projection that makes it");
        }
        return editions;
    }

    private void measured(Map<String, Lag> lags, Meter meter) {
        try {
            if (!lags.isEmpty()) {
                generations.measured(lags, meter);
            }
        } catch (StoreException failure) {
            // What is projected stays projected; the next batch measures again.
        }
    }
}
