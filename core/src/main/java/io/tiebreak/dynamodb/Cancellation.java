package io.tiebreak.dynamodb;

import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reads why a transaction was cancelled: each item has a reason of its own, and they mean different things. */
final class Cancellation {
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final List<String> INVALID = List.of("ValidationError", "ItemCollectionSizeLimitExceeded");
    private static final List<String> THROTTLED = List.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private Cancellation() {}

    /**
     * What the failed conditions met.
     *
     * @throws StoreException if no condition failed: the transaction was in another's way, throttled or refused
     */
    static MeteredDynamoDb.Transact read(TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (any(reasons, List.of(CONDITION_FAILED))) {
            return new MeteredDynamoDb.Transact.Refused(
                    reasons.stream().map(Cancellation::found).toList());
        }
        if (any(reasons, List.of(CONFLICT))) {
            throw new StoreException.TransactionConflict(cancelled);
        }
        if (any(reasons, INVALID)) {
            throw new StoreException.Unstorable(cancelled);
        }
        throw any(reasons, THROTTLED) ? new StoreException.Throttled(cancelled) : new StoreException.Refused(cancelled);
    }

    private static boolean any(List<CancellationReason> reasons, List<String> codes) {
        return reasons.stream().map(CancellationReason::code).anyMatch(codes::contains);
    }

    private static Optional<Map<String, AttributeValue>> found(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code()) ? Optional.of(reason.item()) : Optional.empty();
    }
}
