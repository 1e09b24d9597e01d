package io.tiebreak.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.faults.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyRunTest {

    private static final int ITEMS = 60;

    @TempDir
    private Path folder;

    @Test
    void whateverGoesWrongEveryWriteReachesTheView() throws Exception {
        Path template = TestProject.in(folder).template();
        Files.writeString(
                template, Files.readString(template).replace("MaximumRetryAttempts: 2", "MaximumRetryAttempts: -1"));
        Faults faults = Faults.parse("lost=0.05,throttle=0.05,duplicate=0.2,delay=0.1,reorder=0.5,kill=0.3,seed=1");
        try (LocalBackend backend = LocalBackend.start(Options.of(template).withFaults(faults))) {
            DynamoDb dynamoDb = new DynamoDb(backend.dynamoDbEndpoint());
            IntStream.range(0, ITEMS).forEach(n -> dynamoDb.put("local-SourceTable", "item-" + n));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(IntStream.range(0, ITEMS))
                            .allMatch(n -> dynamoDb.has("local-CopiesTable", "item-" + n)));
        }
    }
}
