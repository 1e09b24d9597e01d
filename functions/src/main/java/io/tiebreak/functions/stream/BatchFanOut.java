package io.tiebreak.functions.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.tiebreak.functions.log.Log;
import io.tiebreak.live.ChangeFeed;
import io.tiebreak.register.Register;
import io.tiebreak.register.dynamodb.DynamoDbRegisterStore;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells listeners of the changes in a batch, and says what has to come again. */
public final class BatchFanOut {
    private static final Images REGISTERS = new Images(true);

    private final ChangeFeed feed;
    private final Log log;

    @Inject
    BatchFanOut(ChangeFeed feed, Log log) {
        this.feed = feed;
        this.log = log;
    }

    /** A change, and where in its batch it is. */
    private record Placed(int place, Register register) {}

    /** Says from which record on the batch has to come again, or nothing. What is illegible is left out, and never comes again. */
    public StreamsEventResponse bring(DynamodbEvent batch) {
        List<Placed> changes = new ArrayList<>();
        for (int i = 0; i < batch.getRecords().size(); i++) {
            int place = i;
            register(batch.getRecords().get(i)).ifPresent(register -> changes.add(new Placed(place, register)));
        }
        OptionalInt stop = stop(changes.stream().map(Placed::register).toList());
        return new StreamsEventResponse(
                stop.isEmpty()
                        ? List.of()
                        : List.of(item(batch, changes.get(stop.getAsInt()).place())));
    }

    private OptionalInt stop(List<Register> changes) {
        try {
            return feed.tell(changes, new Meter());
        } catch (StoreException failure) {
            log.warn("a store failed, the batch comes again", Map.of(), failure);
            return OptionalInt.of(0);
        }
    }

    private Optional<Register> register(DynamodbStreamRecord record) {
        try {
            return Optional.ofNullable(record.getDynamodb().getNewImage())
                    .map(REGISTERS::read)
                    .map(DynamoDbRegisterStore::stored);
        } catch (RuntimeException illegible) {
            log.error(
                    "a change is illegible, and its listeners are not told",
                    Map.of("sequenceNumber", record.getDynamodb().getSequenceNumber()),
                    illegible);
            return Optional.empty();
        }
    }

    private static BatchItemFailure item(DynamodbEvent batch, int place) {
        return new BatchItemFailure(batch.getRecords().get(place).getDynamodb().getSequenceNumber());
    }
}
