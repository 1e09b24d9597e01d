package io.tiebreak.local.handlers;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;

/** Copies every new item of one table to another; an item named {@code poison} fails for good. */
public final class CopyFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final DynamoDbCall dynamoDb = new DynamoDbCall();
    private final String target = System.getenv("COPIES_TABLE");

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        for (var record : event.getRecords()) {
            String id = requireNonNull(record.getDynamodb().getKeys().get("id")).getS();
            int status = id.equals("poison")
                    ? 400
                    : dynamoDb.call(
                            "PutItem", "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"%s\"}}}".formatted(target, id));
            if (status != 200) {
                return new StreamsEventResponse(
                        List.of(new BatchItemFailure(record.getDynamodb().getSequenceNumber())));
            }
        }
        return new StreamsEventResponse(List.of());
    }
}
