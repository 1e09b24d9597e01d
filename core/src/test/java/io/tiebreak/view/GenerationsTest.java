package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.store.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Sweep DONE = new Sweep(1, new TreeMap<>());
    private final Generations first = Generations.first("items", 1);

    @Test
    void aViewBeginsWithOneGenerationThatIsServed() {
        assertThat(first.served()).isEqualTo(new Generation("items", 1));
        assertThat(first.forms()).isEqualTo(Map.of(1, 1));
        assertThat(first.building()).isEmpty();
    }

    @Test
    void aSecondOneIsFedAndNotServed() {
        Generations begun = first.begun(2, 4, NOW);
        assertThat(begun.forms()).isEqualTo(Map.of(1, 1, 2, 2));
        assertThat(begun.serving()).isEqualTo(1);
        assertThat(building(begun).copying()).isEqualTo(Sweep.of(4));
        assertThat(building(begun).isComplete()).isFalse();
        assertThat(building(begun).removing().isFinished()).isTrue();
    }

    @Test
    void aSwitchGoesForthAndBack() {
        Generations forth = whole(first.begun(2, 1, NOW)).switchingTo(2).switched();
        assertThat(forth.serving()).isEqualTo(2);
        assertThat(forth.previous()).contains(1);
        assertThat(forth.switching()).isEmpty();
        assertThat(forth.building()).isEmpty();
        Generations back = forth.switchingTo(1).switched();
        assertThat(back.serving()).isEqualTo(1);
        assertThat(back.previous()).contains(2);
        assertThat(back.forms()).isEqualTo(Map.of(1, 1, 2, 2));
    }

    @Test
    void whoSwitchesToWhatIsServedLosesNothing() {
        Generations again = first.switchingTo(1).switched();
        assertThat(again.serving()).isEqualTo(1);
        assertThat(again.previous()).isEmpty();
        Generations forth = whole(first.begun(2, 1, NOW)).switchingTo(2).switched();
        assertThat(forth.switchingTo(2).switched().previous()).contains(1);
    }

    @Test
    void theNextRebuildRemovesThePreviousGeneration() {
        Generations forth = whole(first.begun(2, 1, NOW)).switchingTo(2).switched();
        Generations begun = forth.begun(3, 2, NOW);
        assertThat(begun.forms()).isEqualTo(Map.of(2, 2, 3, 3));
        assertThat(begun.has(1)).isFalse();
        assertThat(begun.previous()).isEmpty();
        assertThat(building(begun).removes()).containsExactly(1);
        assertThat(building(begun).removing()).isEqualTo(Sweep.of(2));
    }

    @Test
    void aRebuildThatWasGivenUpIsRemovedWithWhatItHadLeftToRemove() {
        Generations forth = whole(first.begun(2, 1, NOW)).switchingTo(2).switched();
        Generations again = forth.begun(3, 2, NOW).begun(4, 2, NOW);
        assertThat(building(again).generation()).isEqualTo(4);
        assertThat(building(again).removes()).containsExactlyInAnyOrder(1, 3);
        assertThat(again.forms().keySet()).containsExactly(2, 4);
        Generations removed = again.removed(DONE);
        assertThat(building(removed).removes()).isEmpty();
        assertThat(building(removed.begun(5, 2, NOW)).removes()).containsExactly(4);
    }

    @Test
    void noNumberIsUsedTwiceAndNothingServedIsEverRemoved() {
        Generations now = first;
        int highest = 1;
        for (int round = 0; round < 50; round++) {
            now = now.begun(round, 1, NOW);
            assertThat(building(now).generation()).isGreaterThan(highest);
            assertThat(building(now).removes())
                    .doesNotContain(now.serving(), building(now).generation());
            highest = building(now).generation();
            if (round % 3 > 0) {
                now = whole(now).switchingTo(highest).switched();
            }
            if (round % 5 == 0) {
                now = now.switchingTo(now.previous().orElse(now.serving())).switched();
            }
        }
    }

    @Test
    void aNewRebuildEndsAnAnnouncedSwitch() {
        Generations announced = whole(first.begun(2, 1, NOW)).switchingTo(2);
        assertThat(announced.begun(3, 1, NOW).switching()).isEmpty();
    }

    @Test
    void everyChangeHasARevisionOfItsOwn() {
        Generations now = first.begun(2, 1, NOW);
        assertThat(now.revision()).isEqualTo(2);
        assertThat(now.removed(DONE).revision()).isEqualTo(3);
        assertThat(now.copied(DONE, 1, 0).revision()).isEqualTo(3);
        assertThat(now.switchingTo(1).revision()).isEqualTo(3);
        assertThat(now.switchingTo(1).switched().revision()).isEqualTo(4);
    }

    @Test
    void whatIsCopiedAddsUp() {
        Generations now = first.begun(2, 2, NOW).copied(Sweep.of(2), 500, 1).copied(DONE, 20, 2);
        assertThat(building(now).commands()).isEqualTo(520);
        assertThat(building(now).parked()).isEqualTo(3);
        assertThat(building(now).isComplete()).isTrue();
    }

    @Test
    void aLagIsTheAgeOfTheOldestAndNeverNegative() {
        List<Instant> decided = List.of(NOW.plusSeconds(2), NOW, NOW.plusSeconds(1));
        assertThat(Lag.of(decided, NOW.plusSeconds(3))).contains(new Lag(3000, NOW.plusSeconds(2), NOW.plusSeconds(3)));
        Instant slow = NOW.minus(Duration.ofMinutes(1));
        assertThat(Lag.of(List.of(NOW), slow)).contains(new Lag(0, NOW, slow));
        assertThat(Lag.of(List.of(), NOW)).isEqualTo(Optional.empty());
    }

    private static Generations whole(Generations generations) {
        return generations.copied(DONE, 1, 0);
    }

    private static Building building(Generations generations) {
        return generations.building().orElseThrow();
    }
}
