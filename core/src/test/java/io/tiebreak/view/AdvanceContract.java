package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises of single streams that move on, and of those that wait. */
abstract class AdvanceContract extends ViewStoreFixture {

    AdvanceContract(ViewStore store) {
        super(store);
    }

    @Test
    void ofAStreamItNeverMetNothingStandsThere() {
        assertThat(found(stream)).isEmpty();
    }

    @Test
    void aNewerVersionIsAppliedHoweverFarAhead() {
        for (long version : new long[] {1, 2, 7, Long.MAX_VALUE}) {
            Part part = part("at " + version);
            assertThat(advance(stream, version, part)).isEqualTo(new Advance.Applied());
            assertThat(found(stream)).contains(standing(version, part));
        }
    }

    @Test
    void anOldVersionAndTheSameOneAreRefusedByWhatStandsThere() {
        advance(stream, 9, part("nine"));
        for (long version : new long[] {1, 8, 9}) {
            assertThat(advance(stream, version, part("old"))).isEqualTo(new Advance.Refused(standing(9, part("nine"))));
        }
        // Compared as a text, 10 would come before 9.
        assertThat(advance(stream, 10, part("ten"))).isEqualTo(new Advance.Applied());
    }

    @Test
    void contentIsGivenBackAsItWas() {
        var content =
                json("{\"n\":12345678901234567890123456789012345678,\"d\":1.50,\"e\":\"\",\"x\":null,\"l\":[[]]}");
        advance(stream, 1, Part.of(content));
        assertThat(found(stream).flatMap(Standing::content)).contains(content);
    }

    @Test
    void aRowWithoutContentRemembersItsVersion() {
        advance(stream, 1, part("one"));
        advance(stream, 2, Part.NOTHING);
        assertThat(found(stream)).contains(new Standing(2, Optional.empty(), Spread.NONE, Optional.empty()));
        assertThat(advance(stream, 1, part("one"))).isInstanceOf(Advance.Refused.class);
    }

    @Test
    void whatWouldChangeRowsBesideIsRefused() {
        assertThat(advance(stream, 1, counting(1))).isEqualTo(new Advance.Refused(Standing.NOTHING));
        goes(stream, 1, counting(1));
        assertThat(advance(stream, 2, counting(2))).isEqualTo(new Advance.Refused(standing(1, counting(1))));
        assertThat(advance(stream, 2, part("no more"))).isEqualTo(new Advance.Refused(standing(1, counting(1))));
        assertThat(tallies()).containsExactly(sum(1));
    }

    @Test
    void theSameSpreadNeedsNoMore() {
        Part counted = part("one").adding(TOTAL, "notes", 1).with(ENTRY, json("{\"b\":1,\"a\":2}"));
        goes(stream, 1, counted);
        Part changed = new Part(part("two").own(), counted.spread(), counted.greatest());
        assertThat(advance(stream, 2, changed)).isEqualTo(new Advance.Applied());
        assertThat(found(stream)).contains(standing(2, changed));
        assertThat(tallies()).containsExactly(sum(1));
    }

    @Test
    void aParkedStreamWaitsAndKeepsWhatReadersSee() {
        advance(stream, 1, part("one"));
        park(parked(stream, 2));
        Standing waiting = waiting(standing(1, part("one")), parked(stream, 2));
        assertThat(found(stream)).contains(waiting);
        assertThat(advance(stream, 3, part("three"))).isEqualTo(new Advance.Refused(waiting));
        assertThat(rows("note")).containsOnlyKeys("a");
    }

    @Test
    void aStreamIsParkedThoughNothingOfItWasApplied() {
        park(parked(stream, 1));
        assertThat(found(stream)).contains(waiting(Standing.NOTHING, parked(stream, 1)));
        assertThat(advance(stream, 2, part("two"))).isInstanceOf(Advance.Refused.class);
        assertThat(rows("note")).isEmpty();
    }

    @Test
    void theParkedAreListedAsTheyWereParked() {
        park(parked(stream, 2));
        park(parked(neighbour, 4));
        assertThat(rows(Parked.SECTION).values().stream().map(Parked::of))
                .containsExactlyInAnyOrder(parked(stream, 2), parked(neighbour, 4));
    }

    @Test
    void whoIsParkedStaysParkedAsHeWas() {
        park(parked(stream, 2));
        park(parked(stream, 2));
        park(parked(stream, 3));
        assertThat(found(stream)).contains(waiting(Standing.NOTHING, parked(stream, 2)));
        assertThat(rows(Parked.SECTION).values().stream().map(Parked::of)).containsExactly(parked(stream, 2));
    }

    @Test
    void nothingIsParkedForAVersionTheViewHas() {
        advance(stream, 5, part("five"));
        park(parked(stream, 4));
        park(parked(stream, 5));
        assertThat(found(stream)).contains(standing(5, part("five")));
        assertThat(rows(Parked.SECTION)).isEmpty();
    }

    @Test
    void generationsAreApart() {
        var next = new Generation(generation.view(), 10);
        advance(stream, 3, part("three"));
        park(parked(neighbour, 1));
        assertThat(store.find(next, stream, meter)).isEmpty();
        assertThat(store.advance(next, move(stream, 1, part("one")), meter)).isEqualTo(new Advance.Applied());
        assertThat(store.advance(next, move(neighbour, 1, part("one")), meter)).isEqualTo(new Advance.Applied());
    }

    @Test
    void tenantsTypesAndIdsAreApartWhateverCharactersTheyHave() {
        var one = new StreamId("item", "demo/note", "x", "a");
        var other = new StreamId("item", "demo", "note/x", "a");
        advance(one, 1, part("one"));
        assertThat(found(other)).isEmpty();
    }

    @Test
    void eachIsOneRequest() {
        Meter each = new Meter();
        store.advance(generation, move(stream, 1, part("one")), each);
        store.advance(generation, move(stream, 1, part("one")), each);
        store.park(generation, parked(neighbour, 1), each);
        store.park(generation, parked(neighbour, 1), each);
        store.find(generation, stream, each);
        assertThat(each.spent().requests()).isEqualTo(5);
    }
}
