package io.tiebreak.dynamodb;

import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The network between the SDK and DynamoDB, on which things go wrong as planned. */
public record UnreliableHttp(SdkHttpClient http, Mishaps mishaps) implements SdkHttpClient {
    private static final Set<String> READS = Set.of("Query", "GetItem", "BatchGetItem", "TransactGetItems");

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean read = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter(target -> READS.contains(target.substring(target.indexOf('.') + 1)))
                .isPresent();
        Optional<Mishap> mishap = mishaps.next(read ? Mishaps.Of.READ : Mishaps.Of.WRITE);
        ExecutableHttpRequest prepared = http.prepareRequest(request);
        return mishap.map(one -> spoiled(request, prepared, one)).orElse(prepared);
    }

    private ExecutableHttpRequest spoiled(HttpExecuteRequest original, ExecutableHttpRequest request, Mishap mishap) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (mishap) {
                    case Mishap.AnswerLost lost -> throw new IOException("lost on the way: " + statusOf(request));
                    case Mishap.RequestLost lost -> throw new IOException("connection reset");
                    case Mishap.Twice twice -> {
                        statusOf(http.prepareRequest(original));
                        yield request.call();
                    }
                    case Mishap.Throttled throttled -> refusal("ProvisionedThroughputExceededException");
                    case Mishap.TransactionConflict conflict -> refusal("TransactionConflictException");
                    case Mishap.AccessDenied denied -> refusal("AccessDeniedException");
                    case Mishap.After(Runnable rival) -> {
                        rival.run();
                        yield request.call();
                    }
                };
            }

            @Override
            public void abort() {
                request.abort();
            }
        };
    }

    /** Gives the connection back, for whoever comes next. */
    private static int statusOf(ExecutableHttpRequest request) throws IOException {
        HttpExecuteResponse response = request.call();
        if (response.responseBody().isPresent()) {
            response.responseBody().get().close();
        }
        return response.httpResponse().statusCode();
    }

    private static HttpExecuteResponse refusal(String type) {
        byte[] body = ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"planned\"}")
                .getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(400)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        // The connections belong to the database.
    }
}
