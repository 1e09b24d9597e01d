package io.tiebreak.functions.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stream records say was written, told in the SDK's types, which the ledger reads. */
final class Records {
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
            return DynamoDbLedger.stored(converted(image));
        } catch (ForeignTypeException foreign) {
            return illegible(keys, "an attribute of it has a type that no versioned command has");
        }
    }

    private static Stored illegible(Map<String, AttributeValue> keys, String reason) {
        Stored key = DynamoDbLedger.stored(converted(keys));
        return new Stored.Illegible(key.stream(), key.version(), reason);
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> converted(
            Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> converted(attribute.getValue())));
    }

    /** Texts, numbers, lists and maps: a versioned command has nothing else. */
    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue converted(AttributeValue value) {
        if (value.getS() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value.getS());
        }
        if (value.getN() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN(value.getN());
        }
        if (value.getL() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL(
                    value.getL().stream().map(Records::converted).toList());
        }
        if (value.getM() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM(converted(value.getM()));
        }
        throw new ForeignTypeException();
    }

    private static final class ForeignTypeException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
    }
}
