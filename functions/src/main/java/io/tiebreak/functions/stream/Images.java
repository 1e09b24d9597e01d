package io.tiebreak.functions.stream;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Items as stream records show them, told in the SDK's types, which the stores read.
 *
 * @param flags whether booleans are among them, beside texts, numbers, lists and maps; no store writes anything else
 */
record Images(boolean flags) {

    /** @throws ForeignTypeException if an attribute is of another type */
    Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> read(Map<String, AttributeValue> image) {
        return image.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> read(attribute.getValue())));
    }

    private software.amazon.awssdk.services.dynamodb.model.AttributeValue read(AttributeValue value) {
        if (value.getS() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value.getS());
        }
        if (value.getN() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN(value.getN());
        }
        if (value.getL() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL(
                    value.getL().stream().map(this::read).toList());
        }
        if (value.getM() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM(read(value.getM()));
        }
        if (flags && value.getBOOL() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool(value.getBOOL());
        }
        throw new ForeignTypeException();
    }

    /** An attribute has a type that no store writes. */
    static final class ForeignTypeException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
    }
}
