package io.tiebreak.functions.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a stream record says was written, told in the SDK's types, which the ledger reads. */
final class NewImage {
    private NewImage() {}

    /**
     * The versioned command a record of the commands table holds.
     *
     * @throws IllegalStateException or IllegalArgumentException if it holds none
     */
    static VersionedCommand command(DynamodbStreamRecord record) {
        var image = record.getDynamodb().getNewImage();
        if (image == null) {
            throw new IllegalArgumentException("a record without a new image");
        }
        return DynamoDbLedger.versionedCommand(converted(image));
    }

    private static Map<String, AttributeValue> converted(
            Map<String, com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> converted(attribute.getValue())));
    }

    /** Texts, numbers, lists and maps: a versioned command has nothing else. */
    private static AttributeValue converted(
            com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue value) {
        if (value.getS() != null) {
            return AttributeValue.fromS(value.getS());
        }
        if (value.getN() != null) {
            return AttributeValue.fromN(value.getN());
        }
        if (value.getL() != null) {
            return AttributeValue.fromL(
                    value.getL().stream().map(NewImage::converted).toList());
        }
        if (value.getM() != null) {
            return AttributeValue.fromM(converted(value.getM()));
        }
        throw new IllegalArgumentException("an attribute of a type that no versioned command has");
    }
}
