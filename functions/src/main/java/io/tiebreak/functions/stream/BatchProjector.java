package io.tiebreak.functions.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.tiebreak.command.Patience;
import io.tiebreak.functions.log.Log;
import io.tiebreak.ledger.Stored;
import io.tiebreak.projection.Projected;
import io.tiebreak.projection.Projector;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;

/** Projects the records of a batch into all views, and tells what came of it. */
public final class BatchProjector {
    private final Projector projector;
    private final Provider<Patience> patience;
    private final ProjectionLog projectionLog;
    private final Log log;

    @Inject
    BatchProjector(Projector projector, Provider<Patience> patience, ProjectionLog projectionLog, Log log) {
        this.projector = projector;
        this.patience = patience;
        this.projectionLog = projectionLog;
        this.log = log;
    }

    /**
     * Says from which record on a store failed, or nothing. One at most: Lambda takes the first as its checkpoint and delivers
     * everything from there again. What cannot be applied does not stop a batch, it is parked.
     *
     * @throws RuntimeException if a record has not even the key of a versioned command, or a view is served in a form nobody
     *     can make: Lambda delivers the batch again in halves, and gives up the records that are left
     */
    public StreamsEventResponse project(DynamodbEvent batch) {
        try {
            List<Stored> records =
                    batch.getRecords().stream().map(Records::stored).toList();
            return records.isEmpty() ? new StreamsEventResponse(List.of()) : projected(batch, records);
        } catch (RuntimeException failure) {
            log.error("a batch cannot be projected", Map.of(), failure);
            throw failure;
        }
    }

    private StreamsEventResponse projected(DynamodbEvent batch, List<Stored> records) {
        try {
            Projected projected = projector.project(records, patience.get(), new Meter());
            projectionLog.tell(projected.parkings(), projected.lags());
            projectionLog.tellProjected(records, projected);
            return new StreamsEventResponse(
                    projected.stop().map(stop -> failed(batch, stop)).stream().toList());
        } catch (StoreException failure) {
            log.warn("the views' generations cannot be read, the batch stops here", Map.of(), failure);
            return new StreamsEventResponse(List.of(item(batch, 0)));
        }
    }

    private BatchItemFailure failed(DynamodbEvent batch, Projected.Stop stop) {
        log.warn("a store failed, the batch stops here", Map.of("view", stop.view()), stop.failure());
        return item(batch, stop.from());
    }

    private static BatchItemFailure item(DynamodbEvent batch, int place) {
        return new BatchItemFailure(batch.getRecords().get(place).getDynamodb().getSequenceNumber());
    }
}
