package io.tiebreak.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Request;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.Items;
import io.tiebreak.items.ItemsView;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.memory.UnreliableLedger;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a projector makes of a stream that may do all that streams may do. */
public abstract class ProjectorContract {
    private final StreamId stream =
            new StreamId("item", "demo", "note", UUID.randomUUID().toString());
    private final Meter meter = new Meter();

    protected abstract Ledger ledger();

    protected abstract ItemsView view();

    @Test
    void projectsTheNextCommandInOneRequest() {
        VersionedCommand one = written(1).getFirst();
        projector().project(one, meter);
        assertShows(one);
        assertThat(meter.spent().requests()).isEqualTo(1);
    }

    @Test
    void skipsWhatItHasAlready() {
        List<VersionedCommand> all = written(2);
        all.forEach(command -> projector().project(command, meter));
        Meter again = new Meter();
        projector().project(all.getFirst(), again);
        assertShows(all.getLast());
        assertThat(again.spent().requests()).isEqualTo(1);
    }

    @Test
    void readsWhatIsMissingFromTheLedger() {
        List<VersionedCommand> all = written(4);
        projector().project(all.getFirst(), new Meter());
        projector().project(all.getLast(), meter);
        assertShows(all.getLast());
        assertThat(meter.spent().requests()).isEqualTo(1 + 1 + 3);
    }

    @Test
    void showsTheSameWhateverOrderAndHoweverOftenCommandsArrive() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<VersionedCommand> all = written(8);
        for (int round = 0; round < 5; round++) {
            List<VersionedCommand> delivered = new ArrayList<>(all);
            IntStream.range(0, 8).forEach(each -> delivered.add(all.get(random.nextInt(all.size()))));
            Collections.shuffle(delivered, random);
            long shown = 0;
            for (VersionedCommand command : delivered) {
                projector().project(command, new Meter());
                long now = view().find(stream, new Meter()).orElseThrow().applied();
                assertThat(now).as("seed %d", seed).isGreaterThanOrEqualTo(Math.max(shown, command.version()));
                shown = now;
            }
            assertShows(all.getLast());
        }
    }

    @Test
    void goesOnFromWhereAFailureStoppedIt() {
        List<VersionedCommand> all = written(3);
        Mishaps mishaps = new Mishaps();
        mishaps.plan(Mishaps.Of.READ, new Mishaps.Mishap.RequestLost());
        Projector unlucky = new Projector(new UnreliableLedger(ledger(), mishaps), view());
        assertThatThrownBy(() -> unlucky.project(all.getLast(), meter)).isInstanceOf(StoreException.Unanswered.class);
        unlucky.project(all.getLast(), meter);
        assertShows(all.getLast());
    }

    @Test
    void projectsADeletion() {
        VersionedCommand one = written(1).getFirst();
        VersionedCommand deletion = write(new ItemCommand.DeleteItem());
        projector().project(deletion, meter);
        projector().project(one, meter);
        assertThat(view().find(stream, meter).orElseThrow().item()).isEmpty();
    }

    private void assertShows(VersionedCommand command) {
        assertThat(view().find(stream, new Meter()))
                .contains(new ItemsView.Entry(command.version(), Item.after(command)));
    }

    private Projector projector() {
        return new Projector(ledger(), view());
    }

    private List<VersionedCommand> written(int versions) {
        return IntStream.rangeClosed(1, versions)
                .mapToObj(version -> write(new ItemCommand.ReplaceItem("version " + version, Json.object())))
                .toList();
    }

    private VersionedCommand write(ItemCommand command) {
        var handler =
                new CommandHandler<>(ledger(), new Items(), Backoff.DEFAULT, new HandAdvancedClock().surroundings());
        var request = new Request(UUID.randomUUID().toString(), "fingerprint", "dev", false);
        Outcome outcome = handler.handle(stream, new Expectation.Latest(), command, request, new Meter());
        return ((Outcome.Committed) outcome).receipt();
    }
}
