package io.tiebreak.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

class ScanCursorTest {

    @Test
    void aKeyComesBackAsItWas() {
        var key = Map.of(
                "stream", fromS("item/demo/\"ä\\/\u0000"), "version", fromN("9223372036854775807"), "N", fromS("1"));
        ScanResponse page = ScanResponse.builder().lastEvaluatedKey(key).build();
        assertThat(ScanCursor.after(page).map(ScanCursor::key)).contains(key);
    }

    @Test
    void atTheEndThereIsNone() {
        assertThat(ScanCursor.after(ScanResponse.builder().build())).isEmpty();
    }
}
