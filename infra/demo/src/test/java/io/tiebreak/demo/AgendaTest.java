package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.demo.Agenda.Rate;
import io.tiebreak.demo.Agenda.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Scene often = random -> {};
    private final Scene seldom = random -> random.nextInt();
    private final List<Rate> rates = List.of(new Rate(often, 20), new Rate(seldom, 0.5));

    @Test
    void the_same_seed_makes_the_same_agenda_and_another_one_another() {
        assertThat(Agenda.of(7, A_MINUTE, rates)).isEqualTo(Agenda.of(7, A_MINUTE, rates));
        assertThat(Agenda.of(8, A_MINUTE, rates)).isNotEqualTo(Agenda.of(7, A_MINUTE, rates));
    }

    @Test
    void steps_stand_in_order_within_the_time_and_each_has_its_own_chances() {
        List<Step> steps = Agenda.of(7, A_MINUTE, rates).steps();
        assertThat(steps).extracting(Step::at).isSorted().allMatch(at -> at.compareTo(A_MINUTE) < 0);
        assertThat(steps).extracting(Step::seed).doesNotHaveDuplicates();
    }

    @Test
    void a_scene_has_as_many_steps_as_its_rate_says_once_the_backend_is_warm() {
        Duration longTime = Duration.ofMinutes(20);
        List<Step> warm = Agenda.of(7, longTime, rates).steps().stream()
                .filter(step -> step.at().toSeconds() >= 10)
                .toList();
        assertThat(warm).filteredOn(step -> step.scene().equals(often)).hasSizeBetween(23_300, 24_300);
        assertThat(warm).filteredOn(step -> step.scene().equals(seldom)).hasSizeBetween(510, 680);
    }

    @Test
    void it_begins_slowly() {
        List<Step> steps = Agenda.of(7, A_MINUTE, rates).steps();
        assertThat(within(steps, 0, 2)).isBetween(1L, 25L);
        assertThat(within(steps, 12, 14)).isBetween(26L, 60L);
    }

    private static long within(List<Step> steps, int from, int to) {
        return steps.stream()
                .map(Step::at)
                .filter(at -> at.toSeconds() >= from && at.toSeconds() < to)
                .count();
    }
}
