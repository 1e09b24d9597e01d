package io.tiebreak.projection;

import static io.tiebreak.projection.Notes.COUNTED;
import static io.tiebreak.projection.Notes.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a projector makes of a stream of records that may do all that such streams may do. */
abstract class ProjectorContract extends ProjectionFixture {

    ProjectorContract(Stores stores) {
        super(stores);
    }

    @Test
    void theFirstBatchWritesDownThatThereIsAView() {
        projected(note(a, 1, "one"));
        assertThat(generations(PLAIN)).isEqualTo(Generations.first(PLAIN, 1));
        assertThat(generations(COUNTED)).isEqualTo(Generations.first(COUNTED, 1));
        assertThat(text(PLAIN, a)).contains("one");
        assertThat(letters()).isEqualTo(Map.of("o", 1L));
        assertThat(entries()).containsExactly("one a");
    }

    @Test
    void aStreamTakesOneRequestBesidesTheTwoOfItsBatch() {
        projections = Projections.of(Notes.plain(1));
        projected(note(a, 1, "one"));
        Meter batch = new Meter();
        projector().project(List.of(note(a, 2, "two"), note(b, 1, "b"), note(c, 1, "c")), impatient(), batch);
        assertThat(batch.spent().requests()).isEqualTo(2 + 3);
    }

    @Test
    void ofSeveralVersionsTheNewestIsEnough() {
        projections = Projections.of(Notes.plain(1));
        projected(note(a, 1, "one"));
        Meter batch = new Meter();
        projector().project(List.of(note(a, 3, "three"), note(a, 2, "two"), note(a, 4, "four")), impatient(), batch);
        assertThat(batch.spent().requests()).isEqualTo(2 + 1);
        assertThat(text(PLAIN, a)).contains("four");
        assertThat(applied(PLAIN, a)).isEqualTo(4);
    }

    @Test
    void whatIsOldIsSkipped() {
        projected(note(a, 3, "three"));
        projected(note(a, 2, "two"), note(a, 3, "three"));
        assertThat(text(PLAIN, a)).contains("three");
        assertThat(letters()).isEqualTo(Map.of("t", 1L));
        assertThat(entries()).containsExactly("three a");
    }

    @Test
    void gapsAreJumped() {
        projected(note(a, 1, "one"));
        projected(note(a, 5, "five"));
        assertThat(applied(COUNTED, a)).isEqualTo(5);
        assertThat(letters()).isEqualTo(Map.of("f", 1L));
    }

    @Test
    void deletionTakesBackWhatAStreamHadAndANewLifeBringsItAgain() {
        projected(note(a, 1, "one"), note(b, 1, "other"));
        projected(deletion(a, 2));
        assertThat(text(PLAIN, a)).isEmpty();
        assertThat(letters()).isEqualTo(Map.of("o", 1L));
        assertThat(entries()).containsExactly("other b");
        projected(new Stored.Legible(Notes.again(a, 3, "again")));
        projected(deletion(a, 2), note(a, 1, "one"));
        assertThat(text(PLAIN, a)).contains("again");
        assertThat(letters()).isEqualTo(Map.of("a", 1L, "o", 1L));
        assertThat(entries()).containsExactly("again a", "other b");
    }

    @Test
    void aStreamThatIsMetFirstByItsDeletionIsNotMadeByWhatCameBefore() {
        projected(deletion(a, 2));
        projected(note(a, 1, "one"));
        assertThat(applied(PLAIN, a)).isEqualTo(2);
        assertThat(text(PLAIN, a)).isEmpty();
        assertThat(letters()).isEmpty();
    }

    @Test
    void countsAreExactHoweverOftenABatchAndItsHalvesCome() {
        List<Stored> batch = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            StreamId stream = Notes.stream("stream-" + i);
            batch.add(note(stream, 1, "x"));
            batch.add(i % 3 == 0 ? deletion(stream, 2) : note(stream, 2, i % 2 == 0 ? "even" : "odd"));
        }
        Stored[] all = batch.toArray(Stored[]::new);
        projected(batch.subList(0, 11).toArray(Stored[]::new));
        projected(all);
        projected(all);
        projected(batch.subList(12, 24).toArray(Stored[]::new));
        projected(batch.subList(0, 12).toArray(Stored[]::new));
        assertThat(letters()).isEqualTo(Map.of("e", 4L, "o", 4L));
        assertThat(entries()).hasSize(8);
    }

    @Test
    void anyOrderAndAnyRepetitionEndTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Stored> all = IntStream.rangeClosed(1, 9)
                .boxed()
                .flatMap(version -> List.of(a, b).stream()
                        .map(stream ->
                                version % 4 == 3 ? deletion(stream, version) : note(stream, version, "n" + version)))
                .toList();
        List<Stored> delivered = new ArrayList<>(all);
        IntStream.range(0, 18).forEach(each -> delivered.add(all.get(random.nextInt(all.size()))));
        Collections.shuffle(delivered, random);
        long shown = 0;
        for (int from = 0; from < delivered.size(); ) {
            int to = Math.min(delivered.size(), from + 1 + random.nextInt(5));
            projected(delivered.subList(from, to).toArray(Stored[]::new));
            from = to;
            assertThat(applied(PLAIN, a)).as("seed %d", seed).isGreaterThanOrEqualTo(shown);
            shown = applied(PLAIN, a);
        }
        assertThat(text(PLAIN, a)).as("seed %d", seed).contains("n9");
        assertThat(letters()).as("seed %d", seed).isEqualTo(Map.of("n", 2L));
        assertThat(entries()).as("seed %d", seed).containsExactly("n9 a", "n9 b");
    }

    @Test
    void twoProjectorsOfOneStreamCountItOnce() {
        projected(note(b, 1, "other"));
        views.beforeTogether(() -> new Projector(projections, stores.views(), stores.generations(), clock, 1)
                .project(List.of(note(a, 2, "omega")), impatient(), new Meter()));
        projected(note(a, 1, "one"), note(c, 1, "only"));
        assertThat(letters()).isEqualTo(Map.of("o", 3L));
        assertThat(entries()).containsExactly("omega a", "only c", "other b");
    }

    @Test
    void streamsOfAnotherKindAreNoneOfItsViews() {
        var order = new StreamId("order", "demo", "memo", "a");
        projected(note(order, 1, "one"), note(a, 1, "one"));
        assertThat(letters()).isEqualTo(Map.of("o", 1L));
        assertThat(standing(PLAIN, a)).isPresent();
    }

    @Test
    void aViewServedInAFormNobodyMakesIsAnError() {
        projected(note(a, 1, "one"));
        projections = Projections.of(Notes.plain(2));
        assertThatThrownBy(() -> project(note(a, 2, "two")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("plain")
                .hasMessageContaining("form 1");
    }

    @Test
    void aGenerationNobodyReadsInAFormNobodyMakesIsLeftAlone() {
        projected(note(a, 1, "one"));
        stores.generations().replace(generations(PLAIN).begun(7, 1, clock.instant()), meter);
        projected(note(a, 2, "two"));
        assertThat(text(PLAIN, a)).contains("two");
        assertThat(text(new Generation(PLAIN, 2), a)).isEmpty();
    }

    @Test
    void everyGenerationIsFedInItsForm() {
        projected(note(a, 1, "one"));
        stores.generations().replace(generations(PLAIN).begun(2, 1, clock.instant()), meter);
        projections = Projections.of(Notes.plain(1), Notes.plain(2), Notes.counted(1));
        projected(note(a, 2, "two"));
        for (int number : new int[] {1, 2}) {
            assertThat(stores.views()
                            .find(new Generation(PLAIN, number), a, meter)
                            .flatMap(row -> row.content())
                            .map(content -> content.required("form").intValue()))
                    .contains(number);
        }
    }

    @Test
    void howFarViewsAreBehindIsWrittenDown() {
        clock.advance(Duration.ofSeconds(9));
        projected(note(a, 5, "five"), note(b, 1, "one"));
        Lag lag = new Lag(8999, Notes.at(5), clock.instant());
        assertThat(stores.generations().lags(meter)).isEqualTo(Map.of(PLAIN, lag, COUNTED, lag));
    }

    @Test
    void figuresAreRaisedAndNeverLowered() {
        projected(note(a, 5, "five"), note(b, 2, "four"));
        projected(deletion(a, 6), note(b, 3, "other"));
        assertThat(tallies(served(COUNTED))
                        .filter(tally -> tally.id().equals("f"))
                        .map(tally -> Optional.ofNullable(tally.greatest().get("at"))))
                .contains(Optional.of(Notes.at(5).toEpochMilli()));
    }
}
