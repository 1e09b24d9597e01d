package io.tiebreak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UlidTest {

    @Test
    void hasTwentySixCharactersOfCrockfordsAlphabet() {
        assertThat(at("2026-11-21T09:30:00.123Z").next()).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    }

    @Test
    void tellsTheMillisecondItWasMadeIn() {
        assertThat(at("2016-07-30T23:54:10.259Z").next()).startsWith("01ARZ3NDEK");
    }

    @Test
    void sortsByTime() {
        List<String> inOrder = Stream.of("2026-11-21T09:30:00.001Z", "2026-11-21T09:30:00.002Z", "2027-01-01T00:00:00Z")
                .map(time -> at(time).next())
                .toList();
        assertThat(inOrder).isSorted();
    }

    @Test
    void differsWithinAMillisecond() {
        Ulid ulid = at("2026-11-21T09:30:00Z");
        assertThat(Stream.generate(ulid::next).limit(1000)).doesNotHaveDuplicates();
    }

    private static Ulid at(String time) {
        return new Ulid(() -> Instant.parse(time), new Random(1));
    }
}
