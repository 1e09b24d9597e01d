package io.tiebreak.local.queues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.functions.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which messages of a batch are done, as Lambda understands a function's outcome. */
final class Verdict {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Verdict() {}

    /** The messages to delete; an answer that names anything but messages of the batch leaves all of them. */
    static List<QueueRecord> done(Outcome outcome, List<QueueRecord> batch, boolean reportsItemFailures) {
        return switch (outcome) {
            case Outcome.Answered(String json) -> reportsItemFailures ? unnamed(json, batch) : batch;
            case Outcome.Failed failed -> List.of();
            case Outcome.TimedOut() -> List.of();
        };
    }

    private static List<QueueRecord> unnamed(String json, List<QueueRecord> batch) {
        Set<String> failed = new HashSet<>();
        try {
            for (JsonNode failure : JSON.readTree(json).path("batchItemFailures")) {
                failed.add(failure.path("itemIdentifier").asText());
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        Set<String> known = batch.stream().map(QueueRecord::messageId).collect(Collectors.toSet());
        return known.containsAll(failed)
                ? batch.stream()
                        .filter(record -> !failed.contains(record.messageId()))
                        .toList()
                : List.of();
    }
}
