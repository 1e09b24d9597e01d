package io.tiebreak.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param name its physical name
 * @param attributeTypes the key attributes' types ({@code S}, {@code N}, {@code B}) by name
 * @param streamView what its stream records hold, as {@code NEW_IMAGE}; empty if it has no stream
 * @param expiryAttribute where TTL finds the time, in epoch seconds; empty if nothing expires
 */
public record Table(
        String logicalId,
        String name,
        List<KeyPart> keys,
        Map<String, String> attributeTypes,
        List<Index> globalIndexes,
        List<Index> localIndexes,
        Optional<String> streamView,
        Optional<String> expiryAttribute) {

    /**
     * One key attribute.
     *
     * @param role {@code HASH} or {@code RANGE}
     */
    public record KeyPart(String attribute, String role) {}

    /**
     * A secondary index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param included the attributes named by {@code INCLUDE}
     */
    public record Index(String name, List<KeyPart> keys, String projection, List<String> included) {

        public String partitionKey() {
            return keys.getFirst().attribute();
        }
    }

    public String arn() {
        return Account.arn("dynamodb", "table/" + name);
    }

    public String partitionKey() {
        return keys.getFirst().attribute();
    }
}
