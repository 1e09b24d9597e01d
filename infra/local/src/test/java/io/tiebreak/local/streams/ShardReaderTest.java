package io.tiebreak.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.StreamMapping.Batching;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShardReaderTest {

    private final OneShard shard = new OneShard();

    @Test
    void whatTheFilterKeepsOutIsDealtWithAndNeverDelivered() throws Exception {
        shard.filter = record -> record.path("n").asInt() == 2;
        shard.with(4);
        shard.reader().step();
        assertThat(shard.batches).containsExactly("2");
        assertThat(shard.checkpoints.after("one")).hasValue("4");
    }

    @Test
    void aWindowThatEndsDeliversWhatThereIsAndTheNextOneBeginsAnew() throws Exception {
        shard.batching = new Batching(3, Duration.ofSeconds(5));
        shard.with(4);
        ShardReader reader = shard.reader();
        reader.step();
        assertThat(shard.batches).containsExactly("1 2 3");
        shard.clock.advance(Duration.ofMillis(4999));
        reader.step();
        assertThat(shard.batches).containsExactly("1 2 3");
        shard.clock.advance(Duration.ofMillis(1));
        reader.step();
        assertThat(shard.batches).containsExactly("1 2 3", "4");
    }

    @Test
    void aBatchNeverGrowsBeyondWhatLambdaCarries() throws Exception {
        for (int n = 1; n <= 3; n++) {
            ObjectNode large = (ObjectNode) Records.number(n).json();
            large.put("text", "x".repeat(2_500_000));
            shard.stream.add("one", new StreamRecord(Integer.toString(n), Records.CREATED, large));
        }
        shard.reader().step();
        assertThat(shard.batches).containsExactly("1 2", "3");
    }
}
