package io.tiebreak.local.handlers;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the object an event tells of and, if it is whole and about a given-up batch, notes that in the table of copies. */
public final class ParkingFunction implements RequestHandler<ScheduledEvent, @Nullable Void> {

    private final HttpClient client = HttpClient.newHttpClient();
    private final DynamoDbCall dynamoDb = new DynamoDbCall();
    private final String target = System.getenv("COPIES_TABLE");
    private final String s3 = System.getenv("AWS_ENDPOINT_URL_S3");

    @Override
    public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
        Map<?, ?> object = (Map<?, ?>) requireNonNull(event.getDetail().get("object"));
        Map<?, ?> bucket = (Map<?, ?>) requireNonNull(event.getDetail().get("bucket"));
        String document = read(s3 + "/" + bucket.get("name") + "/" + object.get("key"));
        if (document.length() == (Integer) requireNonNull(object.get("size"))
                && document.contains("RetryAttemptsExhausted")) {
            dynamoDb.call("PutItem", "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"parked\"}}}".formatted(target));
        }
        return null;
    }

    private String read(String url) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
