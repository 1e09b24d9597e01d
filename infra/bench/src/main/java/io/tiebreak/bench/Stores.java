package io.tiebreak.bench;

import io.tiebreak.local.LocalBackend;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables of a local run, asked directly. */
final class Stores {
    private Stores() {}

    static String table(LocalBackend backend, String logicalId) {
        return Objects.requireNonNull(backend.tables().get(logicalId), logicalId);
    }

    static DynamoDbClient client(LocalBackend backend, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(backend.dynamoDbEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
                .overrideConfiguration(overrides -> {
                    overrides.retryStrategy(DefaultRetryStrategy.doNotRetry());
                    for (ExecutionInterceptor interceptor : interceptors) {
                        overrides.addExecutionInterceptor(interceptor);
                    }
                })
                .build();
    }
}
