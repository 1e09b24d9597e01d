package io.tiebreak.functions.views;

import java.util.Map;

/**
 * EventBridge's news of a new object in S3:
 *
 * <pre>
 * {"source": "aws.s3", "detail-type": "Object Created",
 *  "detail": {"bucket": {"name": "failures"}, "object": {"key": "aws/lambda/…"}, …}, …}
 * </pre>
 *
 * @param bucket where it is
 * @param key its key, as it is: not encoded
 */
record ObjectCreated(String bucket, String key) {

    /** @throws IllegalArgumentException if it is no such event */
    static ObjectCreated read(Map<String, Object> event) {
        return new ObjectCreated(text(event, "bucket", "name"), text(event, "object", "key"));
    }

    private static String text(Map<String, Object> event, String of, String name) {
        if (event.get("detail") instanceof Map<?, ?> detail
                && detail.get(of) instanceof Map<?, ?> part
                && part.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("an event without detail." + of + "." + name);
    }
}
