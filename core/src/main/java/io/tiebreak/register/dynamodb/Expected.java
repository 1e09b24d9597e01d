package io.tiebreak.register.dynamodb;

import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.register.Swap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** That a register is as it was read, in DynamoDB's words. */
record Expected(String condition, Map<String, AttributeValue> values) {
    static final Map<String, String> NAMES = Map.of("#revision", RegisterItem.REVISION);

    static Expected of(Swap swap) {
        return swap.expected() == 0
                ? new Expected("attribute_not_exists(#revision)", Map.of())
                : new Expected("#revision = :revision", Map.of(":revision", Attributes.number(swap.expected())));
    }
}
