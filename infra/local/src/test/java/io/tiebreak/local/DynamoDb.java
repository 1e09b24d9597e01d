package io.tiebreak.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Items with nothing but an id, put and looked for without an SDK. */
public record DynamoDb(URI endpoint) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public void put(String table, String id) {
        call("PutItem", "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"%s\"}}}".formatted(table, id));
    }

    public boolean has(String table, String id) {
        return call(
                        "GetItem",
                        "{\"TableName\":\"%s\",\"ConsistentRead\":true,\"Key\":{\"id\":{\"S\":\"%s\"}}}"
                                .formatted(table, id))
                .contains("Item");
    }

    private String call(String operation, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/dynamodb/aws4_request")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
