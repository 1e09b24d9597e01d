package io.tiebreak.functions.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import java.util.Map;
import java.util.Optional;

/** What stream records say was written, told in the SDK's types, which the ledger reads. */
final class Records {
    private static final Images ITEMS = new Images(false);

    private Records() {}

    /**
     * What a record of the commands' table holds: a versioned command, or what has at least the key of one.
     *
     * @throws IllegalArgumentException if it has not even that
     */
    static Stored stored(DynamodbStreamRecord record) {
        Map<String, AttributeValue> keys =
                Optional.ofNullable(record.getDynamodb().getKeys()).orElse(Map.of());
        Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
        if (image == null) {
            return illegible(keys, "its record has no image");
        }
        try {
            return DynamoDbLedger.stored(ITEMS.read(image));
        } catch (Images.ForeignTypeException foreign) {
            return illegible(keys, "an attribute of it has a type that no versioned command has");
        }
    }

    private static Stored illegible(Map<String, AttributeValue> keys, String reason) {
        Stored key = DynamoDbLedger.stored(ITEMS.read(keys));
        return new Stored.Illegible(key.stream(), key.version(), reason);
    }
}
