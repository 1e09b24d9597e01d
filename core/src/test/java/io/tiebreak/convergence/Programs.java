package io.tiebreak.convergence;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projected;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Rebuild;
import io.tiebreak.projection.Redrive;
import io.tiebreak.projection.Switch;
import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The functions under test, as they stand on a network. */
record Programs(
        World world,
        Random random,
        Network network,
        Variant variant,
        Stores stores,
        GenerationStore ofRebuild,
        Trouble trouble) {
    private static final List<Integer> BUDGETS = List.of(0, 50, 500, 5000);

    /** Projects a batch of records with an instance of its own. */
    Projected project(Deployment deployment, List<VersionedCommand> batch) {
        List<Projected> projected = new ArrayList<>();
        deployment.run(projections -> {
            Variant.Projecting projecting = variant.ofStream(
                    (records, patience) -> projector(projections).project(records, patience.get(), new Meter()));
            projected.add(projecting.project(batch.stream().map(trouble::found).toList(), this::patience));
        });
        return projected.getFirst();
    }

    void redrive(Projections projections, Generations generations, StreamId stream) {
        var ledger = variant.ofRedrive(new TroubledLedger(stores.ledger(), trouble, network));
        var redrive =
                new Redrive(kind -> ledger, projections, stores.over(network).views(), projector(projections), world);
        var unusedAnswer = redrive.redrive(generations, stream, patience(), new Meter());
    }

    Rebuild rebuild(Projections projections) {
        return new Rebuild(
                projections,
                new SmallPages(stores.scan(), random.nextInt(2, 20), trouble, network),
                stores.over(network).views(),
                ofRebuild,
                surroundings(world),
                this::patience);
    }

    Switch switches(Projections projections) {
        return new Switch(
                projections, stores.over(network).generations(), surroundings(variant.ofSwitch(world)), this::patience);
    }

    private Projector projector(Projections projections) {
        Stores distant = stores.over(network);
        return new Projector(projections, distant.views(), distant.generations(), world, 1);
    }

    private Surroundings surroundings(Surroundings.Sleeper sleeper) {
        return new Surroundings(world, sleeper, random);
    }

    /** From none at all to a lot. */
    private Patience patience() {
        Duration budget = Duration.ofMillis(Streams.any(BUDGETS, random));
        return new Patience(
                new Backoff(Duration.ofMillis(5), Duration.ofMillis(100), budget, 100), surroundings(world));
    }
}
