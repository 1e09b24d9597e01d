package io.tiebreak.presence.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.GoldenFile;
import io.tiebreak.dynamodb.DynamoDbJson;
import io.tiebreak.presence.Earlier;
import io.tiebreak.presence.Session;
import io.tiebreak.presence.Sighting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The presence table's items, byte for byte; see {@link GoldenFile} for what a failure means. */
class StoredSightingsTest {
    private static final Package ROOM = StoredSightingsTest.class.getPackage();
    private static final Instant SEEN_AT = Instant.parse("2026-11-21T09:30:00.250Z");
    private static final GoldenFile SIGHTING = GoldenFile.of(ROOM, "sighting");
    private static final GoldenFile RECORD = GoldenFile.of(ROOM, "record");

    private final Sighting sighting =
            new Sighting(Session.of("demo/50%", "secret-s").tab("secret-t"), "/docs", SEEN_AT, "command-1");
    private final Earlier record =
            new Earlier("command-1", "fingerprint-1", SEEN_AT, Instant.parse("2026-11-22T09:30:00Z"));

    @Test
    void aSightingIsStoredAsItEverWasAndReadAsItWas() {
        SIGHTING.assertHolds(DynamoDbJson.write(SightingItem.write(sighting)));
        assertThat(SightingItem.read(DynamoDbJson.read(SIGHTING.text()))).isEqualTo(sighting);
    }

    @Test
    void aSightingShowsNeitherSessionNorTab() {
        assertThat(SIGHTING.text()).doesNotContain("secret");
    }

    @Test
    void anIndexThatDoesNotKnowTheHeartbeatIsReadAllTheSame() {
        Map<String, AttributeValue> item = new HashMap<>(DynamoDbJson.read(SIGHTING.text()));
        item.remove(SightingItem.COMMAND_ID);
        item.remove(SightingItem.EXPIRES_AT);
        assertThat(SightingItem.read(item)).isEqualTo(new Sighting(sighting.tab(), "/docs", SEEN_AT, ""));
    }

    @Test
    void theRecordOfARepeatableHeartbeatIsStoredAsItEverWasAndReadAsItWas() {
        RECORD.assertHolds(DynamoDbJson.write(SightingItem.write(record)));
        assertThat(SightingItem.earlier(DynamoDbJson.read(RECORD.text()))).isEqualTo(record);
    }

    @Test
    void aRecordIsNotFoundByTime() {
        assertThat(DynamoDbJson.read(RECORD.text())).doesNotContainKey(SightingItem.SLOT);
    }
}
