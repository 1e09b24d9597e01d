package io.tiebreak.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.Items;
import io.tiebreak.items.ItemsProjection;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Redrive;
import io.tiebreak.projection.Redriven;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Sweep;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Move;
import io.tiebreak.view.Part;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What random stories found once, told shortly. */
class OnceLostTest {
    private static final StreamId STREAM = Streams.ALL.getFirst();
    private static final Generation GENERATION = new Generation("items", 1);

    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Stores stores = Stores.inMemory();
    private final Trouble trouble = new Trouble();
    private final Projections projections = Projections.of(trouble.of(new ItemsProjection()));
    private final Projector projector = new Projector(projections, stores.views(), stores.generations(), clock, 1);
    private int commands;

    @Test
    void aNewVersionBehindOneThatCannotBeAppliedGoesInIfTheViewHadThatAlready() {
        VersionedCommand bad = written(Trouble.ALL_VIEWS);
        VersionedCommand good = written("nothing");
        VersionedCommand newest = written("nothing");
        project(good);
        project(bad, newest);
        assertThat(standing().applied()).isEqualTo(3);
        assertThat(standing().parked()).isEmpty();
    }

    @Test
    void aNewVersionBehindOneThatCannotBeAppliedWaitsIfTheViewHasNotThatYet() {
        project(written(Trouble.ALL_VIEWS), written("nothing"));
        assertThat(standing().applied()).isZero();
        assertThat(standing().parked()).isPresent();
    }

    @Test
    void aRedriveThatIsRepeatedBringsWhatThePreviousOneHadNotSeen() {
        VersionedCommand waiting = written(Trouble.ALL_VIEWS);
        project(waiting);
        VersionedCommand passedOver = written("nothing");
        trouble.mend();
        Generations generations =
                stores.generations().find("items", new Meter()).orElseThrow();
        var redrive = new Redrive(kind -> stores.ledger(), projections, stores.views(), projector, clock);
        // What the one before did, which was killed when it had moved the stream on.
        Part part = new ItemsProjection().part(waiting);
        var unusedAnswer = stores.views()
                .together(GENERATION, List.of(new Step(standing(), new Move(STREAM, 1, part))), new Meter());
        assertThat(redrive.redrive(generations, STREAM, patience(), new Meter()))
                .isEqualTo(new Redriven.NotParked());
        assertThat(standing().applied()).isEqualTo(passedOver.version());
    }

    @Test
    void switchingToWhatIsReadAlreadyKeepsTheWayBack() {
        Generations first = Generations.first("items", 1);
        Generations built = first.begun(1, 1, Instant.EPOCH);
        Generations second =
                built.copied(new Sweep(1, new TreeMap<>()), 0, 0).switchingTo(2).switched();
        Generations again = second.switchingTo(2).switched();
        assertThat(again.serving()).isEqualTo(2);
        assertThat(again.previous()).contains(1);
        assertThat(again.begun(1, 1, Instant.EPOCH).building().orElseThrow().removes())
                .containsExactly(1);
    }

    private VersionedCommand written(String troubled) {
        ObjectNode attributes = Json.object().put(Trouble.ATTRIBUTE, troubled).put("n", ++commands);
        var handler = new CommandHandler<>(stores.ledger(), new Items(), Backoff.DEFAULT, clock.surroundings());
        Outcome outcome = handler.handle(
                STREAM,
                new Expectation.Latest(),
                new ItemCommand.ReplaceItem("name", attributes),
                new Request("command-" + commands, "print", "dev", false),
                new Meter());
        return ((Outcome.Committed) outcome).receipt();
    }

    private void project(VersionedCommand... batch) {
        List<Stored> records = Arrays.stream(batch).map(trouble::found).toList();
        assertThat(projector.project(records, patience(), new Meter()).stop()).isEmpty();
    }

    private Patience patience() {
        return new Patience(Backoff.DEFAULT, clock.surroundings());
    }

    private Standing standing() {
        return stores.views().find(GENERATION, STREAM, new Meter()).orElse(Standing.NOTHING);
    }
}
