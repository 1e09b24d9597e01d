package io.tiebreak.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/** An answer in S3's form: an object's content, or an error in XML. */
record S3Answer(int status, Map<String, String> headers, ByteBuffer body) {

    static S3Answer object(byte[] content) {
        return new S3Answer(
                200,
                Map.of("Content-Type", "application/octet-stream", "ETag", '"' + ObjectCreated.etag(content) + '"'),
                ByteBuffer.wrap(content));
    }

    static S3Answer accessDenied(String message) {
        return error(403, "AccessDenied", message);
    }

    static S3Answer noSuchBucket() {
        return error(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static S3Answer noSuchKey() {
        return error(404, "NoSuchKey", "The specified key does not exist.");
    }

    static S3Answer invalidUri() {
        return error(400, "InvalidURI", "Couldn't parse the specified URI.");
    }

    static S3Answer notImplemented() {
        return error(501, "NotImplemented", "The local run reads whole objects and does nothing else with them.");
    }

    private static S3Answer error(int status, String code, String message) {
        String escaped = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + escaped
                + "</Message><RequestId>" + UUID.randomUUID() + "</RequestId></Error>";
        return new S3Answer(status, Map.of("Content-Type", "application/xml"), UTF_8.encode(xml));
    }
}
