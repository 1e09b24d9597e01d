package io.tiebreak.convergence;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.projection.Rebuild;
import io.tiebreak.projection.Rebuilding;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Building;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The end of a story: every record was delivered, all is mended, nothing fails any more. Now views must be right. */
record End(Stores stores, Findings findings) {
    private static final Rebuild.Settings SETTINGS = new Rebuild.Settings(1, 1, 1_000_000);

    void check(Trouble trouble, Deployment deployment, Programs programs) {
        trouble.mend();
        for (Generations view : all()) {
            if (view.building().filter(Predicate.not(Building::isComplete)).isPresent()) {
                Rebuilding done =
                        programs.rebuild(deployment.now()).run(view.view(), SETTINGS, Instant.MAX, new Meter());
                Objects.requireNonNull(done);
            }
        }
        var parkings = new Parkings(stores.views());
        for (Generations view : all()) {
            parkings.of(view).forEach(stream -> programs.redrive(deployment.now(), view, stream));
            findings.expect(
                    parkings.of(view).isEmpty(), Promise.NOTHING_WAITS_FOR_EVER, () -> view.view() + parkings.of(view));
        }
        List<Fold> folds = stores.folds();
        for (Generations view : all()) {
            view.forms().forEach((number, form) -> check(new Generation(view.view(), number), form, folds));
        }
    }

    private Collection<Generations> all() {
        return stores.generations().all(new Meter()).values();
    }

    private void check(Generation generation, int form, List<Fold> folds) {
        Map<String, JsonNode> expected = Rowset.expected(generation.view(), form, folds);
        Map<String, JsonNode> actual = Rowset.actual(generation, stores.views());
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        keys.removeIf(key -> Objects.equals(expected.get(key), actual.get(key)));
        findings.expect(
                keys.isEmpty(),
                Promise.EQUAL_TO_THE_FOLD,
                () -> generation.key() + ": " + keys.first() + " should be " + expected.get(keys.first()) + ", is "
                        + actual.get(keys.first()));
        folds.forEach(fold -> check(generation, fold));
    }

    private void check(Generation generation, Fold fold) {
        StreamId stream = fold.stream();
        Standing standing = stores.views().find(generation, stream, new Meter()).orElse(Standing.NOTHING);
        findings.expect(
                standing.applied() == fold.version() && standing.parked().isEmpty(),
                Promise.EQUAL_TO_THE_FOLD,
                () -> generation.key() + " has " + stream.key() + " at " + standing.applied() + " instead of "
                        + fold.version() + ", " + standing.parked());
    }
}
