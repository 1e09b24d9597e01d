package io.tiebreak.functions.views;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.log.Log;
import io.tiebreak.functions.s3.Objects;
import io.tiebreak.functions.stream.GivenUpBatch;
import io.tiebreak.functions.stream.ProjectionLog;
import io.tiebreak.projection.Parker;
import io.tiebreak.store.Meter;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Map;

/** Parks what is in batches that were given up; the same one again changes nothing. */
final class GivenUpBatches {
    private final Objects objects;
    private final Parker parker;
    private final Provider<Patience> patience;
    private final Surroundings surroundings;
    private final ProjectionLog projectionLog;
    private final Log log;

    @Inject
    GivenUpBatches(
            Objects objects,
            Parker parker,
            Provider<Patience> patience,
            Surroundings surroundings,
            ProjectionLog projectionLog,
            Log log) {
        this.objects = objects;
        this.parker = parker;
        this.patience = patience;
        this.surroundings = surroundings;
        this.projectionLog = projectionLog;
        this.log = log;
    }

    /**
     * Parks each stream of the batch in every view that has not come so far.
     *
     * @throws RuntimeException if the object is not to be had or no such batch, or a store fails; Lambda tries twice more
     */
    void park(ObjectCreated object) {
        try {
            GivenUpBatch batch = GivenUpBatch.read(objects.read(object.bucket(), object.key()));
            if (batch.strangers() > 0) {
                log.error(
                        "records without the key of a versioned command were given up", Map.of("object", object.key()));
            }
            projectionLog.tell(
                    parker.park(batch.parked(surroundings.clock().instant()), patience.get(), new Meter()), Map.of());
        } catch (RuntimeException failure) {
            log.error("a batch that was given up cannot be parked", Map.of("object", object.key()), failure);
            throw failure;
        }
    }
}
