package io.tiebreak.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.streams.StreamRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

class RecordJsonTest {

    private static final String STREAM = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026";

    @Test
    void aRecordIsWrittenAsLambdaWritesIt() throws Exception {
        StreamRecord record = RecordJson.of(
                record("INSERT").toBuilder()
                        .dynamodb(change -> change.approximateCreationDateTime(Instant.ofEpochSecond(1_700_000_040))
                                .keys(Map.of("id", AttributeValue.fromS("a")))
                                .newImage(Map.of(
                                        "s", AttributeValue.fromS("text"),
                                        "n", AttributeValue.fromN("1.50"),
                                        "b", AttributeValue.fromB(SdkBytes.fromUtf8String("hi")),
                                        "yes", AttributeValue.fromBool(true),
                                        "nil", AttributeValue.fromNul(true),
                                        "ns", AttributeValue.fromNs(List.of("1", "2")),
                                        "m",
                                                AttributeValue.fromM(Map.of(
                                                        "l", AttributeValue.fromL(List.of(AttributeValue.fromS("")))))))
                                .sequenceNumber("000000000000000000001")
                                .sizeBytes(26L)
                                .streamViewType("NEW_IMAGE"))
                        .build(),
                STREAM);
        assertThat(record.sequenceNumber()).isEqualTo("000000000000000000001");
        assertThat(record.createdAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_100));
        assertThat(new ObjectMapper().readTree(record.json().toString())).isEqualTo(new ObjectMapper().readTree("""
                        {
                          "eventID": "e1",
                          "eventName": "INSERT",
                          "eventVersion": "1.1",
                          "eventSource": "aws:dynamodb",
                          "awsRegion": "us-east-1",
                          "dynamodb": {
                            "ApproximateCreationDateTime": 1700000040,
                            "Keys": {"id": {"S": "a"}},
                            "NewImage": {
                              "s": {"S": "text"},
                              "n": {"N": "1.50"},
                              "b": {"B": "aGk="},
                              "yes": {"BOOL": true},
                              "nil": {"NULL": true},
                              "ns": {"NS": ["1", "2"]},
                              "m": {"M": {"l": {"L": [{"S": ""}]}}}
                            },
                            "SequenceNumber": "000000000000000000001",
                            "SizeBytes": 26,
                            "StreamViewType": "NEW_IMAGE"
                          },
                          "eventSourceARN": "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026"
                        }
                        """));
    }

    @Test
    void anExpiryIsARemovalByTheService() {
        StreamRecord record = RecordJson.of(
                record("EXPIRE").toBuilder()
                        .dynamodb(change -> change.approximateCreationDateTime(Instant.EPOCH)
                                .keys(Map.of())
                                .sequenceNumber("2")
                                .sizeBytes(1L)
                                .streamViewType("NEW_IMAGE"))
                        .build(),
                STREAM);
        assertThat(record.json().path("eventName").asText()).isEqualTo("REMOVE");
        assertThat(record.json().path("userIdentity").path("principalId").asText())
                .isEqualTo("dynamodb.amazonaws.com");
        assertThat(record.json().path("userIdentity").path("type").asText()).isEqualTo("Service");
    }

    private static Record record(String eventName) {
        return Record.builder()
                .eventID("e1")
                .eventName(eventName)
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion("ddblocal")
                .build();
    }
}
