package io.tiebreak.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.Bucket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What S3 tells EventBridge about an object that was put. */
final class ObjectCreated {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;
    private final AtomicLong sequence = new AtomicLong();

    ObjectCreated(InstantSource clock) {
        this.clock = clock;
    }

    JsonNode event(String bucket, String key, byte[] content) {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Object Created")
                .put("source", "aws.s3")
                .put("account", Account.ID)
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Account.REGION);
        event.putArray("resources").add(Bucket.arn(bucket));
        ObjectNode detail = event.putObject("detail").put("version", "0");
        detail.putObject("bucket").put("name", bucket);
        detail.putObject("object")
                .put("key", key)
                .put("size", content.length)
                .put("etag", etag(content))
                .put("sequencer", sequencer());
        detail.put("request-id", UUID.randomUUID().toString().substring(24).toUpperCase(Locale.ROOT))
                .put("requester", Account.ID)
                .put("source-ip-address", "127.0.0.1")
                .put("reason", "PutObject");
        return event;
    }

    /** Grows with every object, over restarts too. */
    private String sequencer() {
        long next = sequence.updateAndGet(last -> Math.max(last + 1, clock.millis() << 16));
        return HexFormat.of().withUpperCase().toHexDigits(next);
    }

    static String etag(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
