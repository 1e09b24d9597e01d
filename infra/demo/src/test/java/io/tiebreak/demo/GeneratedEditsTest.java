package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.importer.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedEditsTest {

    private static final int MANY = 7_000;

    private final List<Edit> edits = Stream.generate(new GeneratedEdits(new SplittableRandom(7)))
            .limit(MANY)
            .toList();

    @Test
    void the_same_seed_makes_the_same_edits() {
        assertThat(Stream.generate(new GeneratedEdits(new SplittableRandom(7))).limit(100))
                .isEqualTo(edits.subList(0, 100));
    }

    @Test
    void edits_of_a_document_are_numbered_and_the_first_one_makes_all_of_it() {
        Map<String, Integer> numbers = new HashMap<>();
        for (Edit edit : edits) {
            assertThat(edit.place().number())
                    .isEqualTo(numbers.merge(edit.place().document(), 1, Integer::sum));
            assertThat(edit.saw()).isBetween(0, edit.place().editsBefore());
            assertThat(edit.set()).hasSize(edit.place().number() == 1 ? 40 : 1);
        }
    }

    @Test
    void one_in_seven_is_made_on_an_old_copy_and_most_of_those_touch_other_fields() {
        List<Edit> stale = edits.stream().filter(Edit::isStale).toList();
        assertThat(stale).hasSizeBetween(MANY / 7 - 120, MANY / 7 + 120);
        assertThat(stale).allMatch(edit -> edit.saw() > 0);
        double elsewhere =
                (double) stale.stream().filter(this::touchesOtherFields).count() / stale.size();
        assertThat(elsewhere).isBetween(0.65, 0.75);
    }

    @Test
    void few_documents_are_hot_and_many_people_write() {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> authors = new HashSet<>();
        for (Edit edit : edits) {
            counts.merge(edit.place().document(), 1, Integer::sum);
            authors.add(edit.author());
        }
        List<Integer> most = new ArrayList<>(counts.values());
        most.sort(null);
        assertThat(counts).hasSize(12);
        assertThat(authors).hasSize(60);
        assertThat(most.getLast() + most.get(10)).isGreaterThan(MANY * 4 / 10);
    }

    private boolean touchesOtherFields(Edit edit) {
        return edits.stream()
                .filter(other -> other.place().document().equals(edit.place().document()))
                .filter(other -> other.place().number() > edit.saw()
                        && other.place().number() < edit.place().number())
                .noneMatch(other -> edit.set().has(other.set().fieldNames().next()));
    }
}
