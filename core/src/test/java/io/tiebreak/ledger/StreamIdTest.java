package io.tiebreak.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamIdTest {
    private static final String AWKWARD = "a/%@# 2F25é😀";

    @Test
    void isReadableWhereNothingIsAwkward() {
        assertThat(new StreamId("item", "demo", "invoice", "A 1@x#2").key()).isEqualTo("item/demo/invoice/A 1@x#2");
    }

    @Test
    void comesBackFromItsKeyAndDistinctOnesHaveDistinctKeys() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<StreamId> streams = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            StreamId stream = new StreamId("item", awkward(random), awkward(random), awkward(random));
            assertThat(StreamId.parse(stream.key())).as("seed %d", seed).isEqualTo(stream);
            streams.add(stream);
            keys.add(stream.key());
        }
        assertThat(keys).as("seed %d", seed).hasSameSizeAs(streams);
    }

    @Test
    void refusesAKeyOfAnotherShape() {
        assertThatThrownBy(() -> StreamId.parse("item/demo")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String awkward(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(AWKWARD.charAt(random.nextInt(AWKWARD.length())));
        }
        return text.toString();
    }
}
