package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Writes to an S3 bucket: one JSON document per batch, under the key AWS would give it. */
final class FailureBucket implements Discards {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);

    private final BiConsumer<String, byte[]> bucket;
    private final UUID mapping;
    private final String functionArn;
    private final String streamArn;
    private final InstantSource clock;

    /**
     * A destination of one mapping.
     *
     * @param bucket takes an object by key and content
     */
    FailureBucket(
            BiConsumer<String, byte[]> bucket,
            String event,
            String functionArn,
            String streamArn,
            InstantSource clock) {
        this.bucket = bucket;
        this.mapping = UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8));
        this.functionArn = functionArn;
        this.streamArn = streamArn;
        this.clock = clock;
    }

    @Override
    public void add(String shardId, List<StreamRecord> records, Reason reason, int tries, boolean threw) {
        Instant now = clock.instant();
        String key = "aws/lambda/" + mapping + "/" + shardId + "/" + DAY.format(now) + "/" + SECOND.format(now) + "-"
                + UUID.randomUUID();
        bucket.accept(
                key,
                document(shardId, records, reason, tries, threw, now).toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode document(
            String shardId, List<StreamRecord> records, Reason reason, int tries, boolean threw, Instant now) {
        ObjectNode document = JSON.createObjectNode();
        document.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", functionArn)
                .put("condition", reason.condition())
                .put("approximateInvokeCount", tries);
        ObjectNode response =
                document.putObject("responseContext").put("statusCode", 200).put("executedVersion", "$LATEST");
        if (threw) {
            response.put("functionError", "Unhandled");
        }
        document.put("version", "1.0").put("timestamp", now.toString());
        document.putObject("DDBStreamBatchInfo")
                .put("shardId", shardId)
                .put("startSequenceNumber", records.getFirst().sequenceNumber())
                .put("endSequenceNumber", records.getLast().sequenceNumber())
                .put(
                        "approximateArrivalOfFirstRecord",
                        records.getFirst().createdAt().toString())
                .put(
                        "approximateArrivalOfLastRecord",
                        records.getLast().createdAt().toString())
                .put("batchSize", records.size())
                .put("streamArn", streamArn);
        return document.put("payload", Delivery.event(records));
    }
}
