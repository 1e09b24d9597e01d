package io.tiebreak.insight.dynamodb;

import static io.tiebreak.dynamodb.Attributes.number;
import static io.tiebreak.dynamodb.Attributes.required;
import static io.tiebreak.dynamodb.Attributes.string;

import io.tiebreak.KeyPart;
import io.tiebreak.insight.Block;
import io.tiebreak.insight.Folded;
import io.tiebreak.insight.Hour;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.IncidentJson;
import io.tiebreak.insight.Insights;
import io.tiebreak.insight.Packed;
import io.tiebreak.insight.Refused;
import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of the insights' table; a key begins with its sort, then the tenant.
 *
 * <pre>
 * part                              entry
 * hour/demo/2026-11-28T10:00:00Z    block/‹hash›         packed, expiresAt
 * fold/demo/2026-11-28T10:00:00Z    fold                 packed, late, expiresAt
 * sample/demo/‹target›              ‹ULID›               incident, expiresAt
 * allowance/demo/‹target›           2026-11-28T10:12:00Z kept, expiresAt
 * </pre>
 */
final class InsightItem {
    static final String PART = "part";
    static final String ENTRY = "entry";

    /** Before each block's hash. */
    static final String BLOCK = "block/";

    /** Tallies of a block, or a fold: zipped JSON. */
    static final String PACKED = "packed";

    /** How many blocks came when the hour had been over for long; absent if none did. */
    static final String LATE = "late";

    /** How many records may have been kept. */
    static final String KEPT = "kept";

    /** A refusal's record. */
    static final String INCIDENT = "incident";

    /** When DynamoDB may remove the item, in seconds since 1970. */
    static final String EXPIRES_AT = "expiresAt";

    private static final String FOLD = "fold";

    private InsightItem() {}

    static Map<String, AttributeValue> write(Block block) {
        Map<String, AttributeValue> item = key(hour(block.hour()), BLOCK + block.id());
        item.put(PACKED, packed(block.tallies()));
        item.put(EXPIRES_AT, expiry(block.hour()));
        return item;
    }

    static Map<String, AttributeValue> write(Hour hour, Packed fold, long late) {
        Map<String, AttributeValue> item = fold(hour);
        item.put(PACKED, packed(fold));
        if (late > 0) {
            item.put(LATE, number(late));
        }
        item.put(EXPIRES_AT, expiry(hour));
        return item;
    }

    static Map<String, AttributeValue> write(Incident refused) {
        var id = refused.refused().map(Refused::id).orElseThrow();
        Map<String, AttributeValue> item = key(sample(refused.tenant(), id.target()), id.ulid());
        item.put(INCIDENT, string(Json.text(IncidentJson.json(refused))));
        item.put(EXPIRES_AT, expiry(refused.at()));
        return item;
    }

    static Incident incident(Map<String, AttributeValue> item) {
        return IncidentJson.incident(Json.stored(required(item, INCIDENT).s()));
    }

    static Packed packed(Map<String, AttributeValue> item) {
        return Packed.of(required(item, PACKED).b().asByteArray());
    }

    static Folded folded(Map<String, AttributeValue> item) {
        return new Folded(
                item.containsKey(PACKED) ? Optional.of(packed(item)) : Optional.empty(),
                number(item, LATE).orElse(0));
    }

    static Map<String, AttributeValue> fold(Hour hour) {
        return key(foldOf(hour), FOLD);
    }

    static Map<String, AttributeValue> allowance(String tenant, String target, Instant minute) {
        return key("allowance/" + KeyPart.escaped(tenant) + "/" + target, minute.toString());
    }

    /** Apart from the blocks, so that who folds needs no right to write those. */
    static String foldOf(Hour hour) {
        return "fold/" + KeyPart.escaped(hour.tenant()) + "/" + hour.start();
    }

    static String hour(Hour hour) {
        return "hour/" + KeyPart.escaped(hour.tenant()) + "/" + hour.start();
    }

    static String sample(String tenant, String target) {
        return "sample/" + KeyPart.escaped(tenant) + "/" + target;
    }

    static AttributeValue expiry(Hour hour) {
        return number(hour.expiresAt().getEpochSecond());
    }

    static AttributeValue expiry(Instant at) {
        return number(at.plus(Insights.KEPT).getEpochSecond());
    }

    static Map<String, AttributeValue> key(String part, String entry) {
        return new HashMap<>(Map.of(PART, string(part), ENTRY, string(entry)));
    }

    private static AttributeValue packed(Packed packed) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(packed.bytes()));
    }
}
