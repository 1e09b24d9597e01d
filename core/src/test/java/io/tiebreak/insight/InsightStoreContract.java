package io.tiebreak.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.Ulid;
import io.tiebreak.store.Mishaps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every store of insights promises. */
abstract class InsightStoreContract extends InsightsFixture {
    private final Hour hour = Hour.of(tenant, clock.instant());

    InsightStoreContract(Function<Mishaps, InsightStore> store) {
        super(store);
    }

    private static Packed packed(String text) {
        return Packed.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Packed> blocks(Hour of) {
        List<Packed> blocks = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Blocks page = store.blocks(of, next, meter);
            blocks.addAll(page.blocks());
            next = page.next();
        } while (next.isPresent());
        return blocks;
    }

    private Folded folded(Hour of) {
        return Objects.requireNonNull(store.folds(List.of(of), meter).get(of));
    }

    @Test
    void theSameBlockAgainIsOne() {
        store.put(new Block(hour, "a", packed("1")), meter);
        store.put(new Block(hour, "b", packed("2")), meter);
        store.put(new Block(hour, "a", packed("1")), meter);
        assertThat(blocks(hour)).containsExactlyInAnyOrder(packed("1"), packed("2"));
    }

    @Test
    void anHourHasItsOwnBlocksOnlyAndNoFoldAmongThem() {
        store.put(new Block(hour, "a", packed("1")), meter);
        store.put(new Block(hour.next(), "a", packed("2")), meter);
        store.put(new Block(new Hour(tenant + "/", hour.start()), "a", packed("3")), meter);
        store.fold(hour, packed("fold"), 0, meter);
        assertThat(blocks(hour)).containsExactly(packed("1"));
    }

    @Test
    void nothingIsKnownOfAnHourThatNobodyAddedUp() {
        store.put(new Block(hour, "a", packed("1")), meter);
        assertThat(folded(hour)).isEqualTo(Folded.NOT_YET);
        assertThat(store.folds(List.of(), meter)).isEmpty();
    }

    @Test
    void foldsOfSeveralHoursAreTold() {
        store.fold(hour, packed("1"), 0, meter);
        store.fold(hour.next().next(), packed("2"), 0, meter);
        assertThat(store.folds(List.of(hour, hour.next(), hour.next().next()), meter))
                .containsEntry(hour, new Folded(Optional.of(packed("1")), 0))
                .containsEntry(hour.next(), Folded.NOT_YET)
                .containsEntry(hour.next().next(), new Folded(Optional.of(packed("2")), 0));
    }

    @Test
    void anotherFoldOfTheSameBlocksTakesThePlaceOfTheFirst() {
        assertThat(store.fold(hour, packed("1"), 0, meter)).isTrue();
        assertThat(store.fold(hour, packed("2"), 0, meter)).isTrue();
        assertThat(folded(hour)).isEqualTo(new Folded(Optional.of(packed("2")), 0));
    }

    @Test
    void aBlockThatCameLateTakesTheFoldAwayAndCountsOn() {
        store.fold(hour, packed("1"), 0, meter);
        store.unfold(hour, meter);
        assertThat(folded(hour)).isEqualTo(new Folded(Optional.empty(), 1));
        store.unfold(hour, meter);
        assertThat(folded(hour)).isEqualTo(new Folded(Optional.empty(), 2));
        assertThat(store.fold(hour, packed("2"), 2, meter)).isTrue();
        assertThat(folded(hour)).isEqualTo(new Folded(Optional.of(packed("2")), 2));
    }

    @Test
    void aFoldIsNotKeptIfABlockCameLateSinceItsBlocksWereRead() {
        store.unfold(hour, meter);
        assertThat(store.fold(hour, packed("1"), 0, meter)).isFalse();
        assertThat(store.fold(hour, packed("1"), 1, meter)).isTrue();
        store.unfold(hour, meter);
        assertThat(store.fold(hour, packed("2"), 1, meter)).isFalse();
        assertThat(folded(hour)).isEqualTo(new Folded(Optional.empty(), 2));
    }

    @Test
    void allowanceIsOfATenantATargetAndAMinute() {
        Instant minute = hour.start();
        assertThat(store.take(tenant, "aa", minute, 3, meter)).isEqualTo(3);
        assertThat(store.take(tenant, "aa", minute, 4, meter)).isEqualTo(7);
        assertThat(store.take(tenant, "bb", minute, 1, meter)).isEqualTo(1);
        assertThat(store.take(tenant, "aa", minute.plusSeconds(60), 1, meter)).isEqualTo(1);
        assertThat(store.take(tenant + "-too", "aa", minute, 1, meter)).isEqualTo(1);
    }

    @Test
    void recordsAreFoundFromBothEndsOfASpanBothInclusive() {
        Incident first = refused(ITEM, ago(Duration.ofMinutes(3)));
        Incident second = refused(ITEM, ago(Duration.ofMinutes(2)));
        Incident third = refused(ITEM, ago(Duration.ofMinutes(1)));
        List.of(first, second, third).forEach(one -> store.keep(one, meter));
        assertThat(store.newest(span(id(first).ulid(), id(third).ulid()), meter))
                .contains(third);
        assertThat(store.oldest(span(id(first).ulid(), id(third).ulid()), meter))
                .contains(first);
        assertThat(store.newest(span(id(second).ulid(), id(second).ulid()), meter))
                .contains(second);
        String between = Ulid.first(second.at().plusMillis(1));
        assertThat(store.newest(span(Ulid.first(first.at()), between), meter)).contains(second);
        assertThat(store.oldest(span(between, Span.LAST), meter)).contains(third);
        assertThat(store.oldest(span(Ulid.first(clock.instant()), Span.LAST), meter))
                .isEmpty();
    }

    private Span span(String first, String last) {
        return new Span(tenant, ConflictId.of(first, ITEM).target(), first, last);
    }

    @Test
    void recordsOfOthersAreNotFound() {
        Incident refused = refused(ITEM, clock.instant());
        store.keep(refused, meter);
        String target = id(refused).target();
        assertThat(store.newest(new Span(tenant + "-too", target, "0", Span.LAST), meter))
                .isEmpty();
        assertThat(store.newest(new Span(tenant, "aa", "0", Span.LAST), meter)).isEmpty();
        assertThat(store.newest(new Span(tenant, target, "0", Span.LAST), meter))
                .contains(refused);
    }

    @Test
    void eachIsOneRequest() {
        Incident refused = refused(ITEM, clock.instant());
        store.put(new Block(hour, "a", packed("1")), meter);
        store.blocks(hour.next(), Optional.empty(), meter);
        store.folds(List.of(), meter);
        store.folds(List.of(hour, hour.next()), meter);
        store.fold(hour, packed("1"), 0, meter);
        store.fold(hour, packed("1"), 1, meter);
        store.unfold(hour, meter);
        store.take(tenant, "aa", hour.start(), 1, meter);
        store.keep(refused, meter);
        store.newest(span("0", Span.LAST), meter);
        store.oldest(span("0", Span.LAST), meter);
        assertThat(meter.spent().requests()).isEqualTo(10);
    }
}
