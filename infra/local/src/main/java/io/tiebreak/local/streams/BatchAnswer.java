package io.tiebreak.local.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.functions.Outcome;
import java.util.List;

/** What a function said about a batch. */
sealed interface BatchAnswer {

    ObjectMapper JSON = new ObjectMapper();

    /** All of it is done. */
    record Done() implements BatchAnswer {}

    /** Everything before an index is done, and everything from there is to be delivered again. */
    record FailedFrom(int index) implements BatchAnswer {}

    /** The function threw, or ran out of time. */
    record Crashed() implements BatchAnswer {}

    /**
     * Understands an outcome as Lambda does: of several item failures the first in the batch counts, and an
     * identifier that is not in the batch fails the whole batch.
     */
    static BatchAnswer of(Outcome outcome, List<StreamRecord> batch, boolean reportsItemFailures) {
        return switch (outcome) {
            case Outcome.Answered(String json) -> reportsItemFailures ? ofItems(json, batch) : new Done();
            case Outcome.Failed failed -> new Crashed();
            case Outcome.TimedOut() -> new Crashed();
        };
    }

    private static BatchAnswer ofItems(String json, List<StreamRecord> batch) {
        List<String> sequenceNumbers =
                batch.stream().map(StreamRecord::sequenceNumber).toList();
        try {
            int first = batch.size();
            for (JsonNode failure : JSON.readTree(json).path("batchItemFailures")) {
                int index =
                        sequenceNumbers.indexOf(failure.path("itemIdentifier").asText());
                first = Math.min(first, Math.max(index, 0));
            }
            return first == batch.size() ? new Done() : new FailedFrom(first);
        } catch (JsonProcessingException e) {
            return new FailedFrom(0);
        }
    }
}
