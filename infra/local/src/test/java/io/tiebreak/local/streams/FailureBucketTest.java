package io.tiebreak.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureBucketTest {

    private final Map<String, byte[]> bucket = new HashMap<>();

    @Test
    void aBatchBecomesTheDocumentLambdaWritesToS3() throws Exception {
        InstantSource clock = InstantSource.fixed(Records.CREATED.plusSeconds(90));
        new FailureBucket(bucket::put, "F.Events.E", "arn:function", "arn:stream", clock)
                .add("shardId-1", Records.upTo(2), Discards.Reason.RETRIES_EXHAUSTED, 3, true);

        String key = bucket.keySet().iterator().next();
        assertThat(key).matches("aws/lambda/[0-9a-f-]{36}/shardId-1/2026/01/01/2026-01-01T12\\.01\\.30-[0-9a-f-]{36}");
        JsonNode document = new ObjectMapper().readTree(bucket.get(key));
        ((ObjectNode) document.path("requestContext")).put("requestId", "any");
        assertThat(document).isEqualTo(new ObjectMapper().readTree("""
                        {
                          "requestContext": {
                            "requestId": "any",
                            "functionArn": "arn:function",
                            "condition": "RetryAttemptsExhausted",
                            "approximateInvokeCount": 3
                          },
                          "responseContext": {
                            "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"
                          },
                          "version": "1.0",
                          "timestamp": "2026-01-01T12:01:30Z",
                          "DDBStreamBatchInfo": {
                            "shardId": "shardId-1",
                            "startSequenceNumber": "1",
                            "endSequenceNumber": "2",
                            "approximateArrivalOfFirstRecord": "2026-01-01T12:00:00Z",
                            "approximateArrivalOfLastRecord": "2026-01-01T12:00:00Z",
                            "batchSize": 2,
                            "streamArn": "arn:stream"
                          },
                          "payload": "{\\"Records\\":[{\\"eventName\\":\\"INSERT\\",\\"n\\":1},{\\"eventName\\":\\"INSERT\\",\\"n\\":2}]}"
                        }
                        """));
    }
}
