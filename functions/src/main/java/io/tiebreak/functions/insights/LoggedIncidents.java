package io.tiebreak.functions.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.log.Journal;
import io.tiebreak.functions.log.Log;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.IncidentJson;
import io.tiebreak.insight.Recorder;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Finds in a batch of log lines what commands met, and keeps it. */
final class LoggedIncidents {
    private final Recorder recorder;
    private final Log log;

    @Inject
    LoggedIncidents(Recorder recorder, Log log) {
        this.recorder = recorder;
        this.log = log;
    }

    /**
     * Keeps the incidents of a batch.
     *
     * @param data the batch as CloudWatch Logs packs it: JSON, gzipped, in base64
     */
    void keep(String data) {
        List<Incident> incidents = Json.stored(unpacked(data))
                .path("logEvents")
                .valueStream()
                .flatMap(line -> incident(line.path("message").asText("")).stream())
                .toList();
        recorder.record(incidents, new Meter());
    }

    private static String unpacked(String data) {
        try (var json =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a batch of log lines cannot be unpacked", e);
        }
    }

    /** A line that cannot be read must not keep the others back. */
    private Optional<Incident> incident(String line) {
        try {
            JsonNode json = Json.stored(line);
            return json.has(Journal.INCIDENT)
                    ? Optional.of(IncidentJson.incident(json.path(Journal.INCIDENT)))
                    : Optional.empty();
        } catch (RuntimeException unreadable) {
            log.error("a line of the log cannot be read", Map.of(), unreadable);
            return Optional.empty();
        }
    }
}
