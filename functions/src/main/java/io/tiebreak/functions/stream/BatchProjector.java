package io.tiebreak.functions.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.tiebreak.command.Patience;
import io.tiebreak.functions.log.Log;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projector;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Projects the records of a batch in their order, up to the first that cannot be. */
public final class BatchProjector {
    private final Projector projector;
    private final Provider<Patience> patience;
    private final Log log;

    @Inject
    BatchProjector(Projector projector, Provider<Patience> patience, Log log) {
        this.projector = projector;
        this.patience = patience;
        this.log = log;
    }

    /**
     * Says which record stopped it, or none. One at most: Lambda takes the first as its checkpoint and delivers
     * everything from there again, so to go on behind it would be work done twice.
     */
    public StreamsEventResponse project(DynamodbEvent batch) {
        Patience time = patience.get();
        List<BatchItemFailure> failures = batch.getRecords().stream()
                .filter(record -> !projected(record, time))
                .limit(1)
                .map(record -> new BatchItemFailure(record.getDynamodb().getSequenceNumber()))
                .toList();
        return new StreamsEventResponse(failures);
    }

    private boolean projected(DynamodbStreamRecord record, Patience time) {
        try {
            VersionedCommand command = NewImage.command(record);
            return time.insist(() -> {
                projector.project(command, new Meter());
                return true;
            });
        } catch (StoreException failure) {
            log.warn("a store failed, the batch stops here", about(record), failure);
        } catch (RuntimeException failure) {
            log.error("a record cannot be projected, the batch stops here", about(record), failure);
        }
        return false;
    }

    /** Its key and nothing of its content. */
    private static Map<String, String> about(DynamodbStreamRecord record) {
        Map<String, String> about = new TreeMap<>();
        record.getDynamodb()
                .getKeys()
                .forEach((name, value) -> about.put(name, value.getS() != null ? value.getS() : value.getN()));
        return about;
    }
}
