package io.tiebreak.insight.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.GoldenFile;
import io.tiebreak.dynamodb.DynamoDbJson;
import io.tiebreak.insight.Block;
import io.tiebreak.insight.Folded;
import io.tiebreak.insight.Hour;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.IncidentJson;
import io.tiebreak.insight.Packed;
import io.tiebreak.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The insights table's items, byte for byte; see {@link GoldenFile} for what a failure means. */
class StoredInsightsTest {
    private static final Package ROOM = StoredInsightsTest.class.getPackage();
    private static final GoldenFile BLOCK = GoldenFile.of(ROOM, "block");
    private static final GoldenFile FOLD = GoldenFile.of(ROOM, "fold");
    private static final GoldenFile LATE_FOLD = GoldenFile.of(ROOM, "fold-after-late-blocks");
    private static final GoldenFile SAMPLE = GoldenFile.of(ROOM, "sample");

    private final Hour hour = new Hour("demo/50%", Instant.parse("2026-11-28T10:00:00Z"));
    private final Packed packed = Packed.of("zipped".getBytes(StandardCharsets.UTF_8));
    private final Incident refused = IncidentJson.incident(Json.stored("""
            {"tenant":"demo/50%","kind":"item","key":"rechnung/ü🦊","operation":"PatchItem","encounters":["permanent"],
            "at":"2026-11-28T10:12:00.250Z","attempts":1,"writers":["ann/tab-1","ben"],"requestId":"request-1",
            "traceId":"1-trace","refused":{"conflictId":"01KB4XZZZZZZZZZZZZZZZZZZZZ-0123456789abcdef","status":409,
            "expected":1,"current":2,"rival":{"actor":"ben","commandId":"command-1","at":"2026-11-28T10:11:00Z",
            "version":2},"changedFields":["/total"],"wouldHaveMerged":false}}"""));

    @Test
    void aBlockIsStoredAsItEverWasAndReadAsItWas() {
        BLOCK.assertHolds(DynamoDbJson.write(InsightItem.write(new Block(hour, "0123abcd", packed))));
        assertThat(InsightItem.packed(DynamoDbJson.read(BLOCK.text()))).isEqualTo(packed);
    }

    @Test
    void aFoldIsStoredAsItEverWasAndReadAsItWas() {
        FOLD.assertHolds(DynamoDbJson.write(InsightItem.write(hour, packed, 0)));
        assertThat(InsightItem.folded(DynamoDbJson.read(FOLD.text()))).isEqualTo(new Folded(Optional.of(packed), 0));
    }

    @Test
    void aFoldAfterLateBlocksIsStoredAsItEverWasAndReadAsItWas() {
        LATE_FOLD.assertHolds(DynamoDbJson.write(InsightItem.write(hour, packed, 3)));
        assertThat(InsightItem.folded(DynamoDbJson.read(LATE_FOLD.text())))
                .isEqualTo(new Folded(Optional.of(packed), 3));
    }

    @Test
    void aSampleIsStoredAsItEverWasAndReadAsItWas() {
        SAMPLE.assertHolds(DynamoDbJson.write(InsightItem.write(refused)));
        assertThat(InsightItem.incident(DynamoDbJson.read(SAMPLE.text()))).isEqualTo(refused);
    }

    @Test
    void keysAreDistinctWhateverIsInATenant() {
        Instant minute = hour.start();
        assertThat(InsightItem.sample("a/b", "c")).isEqualTo("sample/a%2Fb/c");
        assertThat(InsightItem.sample("a%2Fb", "c")).isEqualTo("sample/a%252Fb/c");
        assertThat(InsightItem.hour(new Hour("ä/🦊", minute))).isEqualTo("hour/ä%2F🦊/2026-11-28T10:00:00Z");
        assertThat(InsightItem.allowance("a/b", "c", minute))
                .isEqualTo(InsightItem.key("allowance/a%2Fb/c", "2026-11-28T10:00:00Z"));
    }
}
