package io.tiebreak.dynamodb;

import io.tiebreak.local.dynamodb.LocalDynamoDb;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A DynamoDB with the template's tables, started once for all tests and handed to those that ask for it. */
public final class Database implements AutoCloseable {
    private final LocalDynamoDb engine = LocalDynamoDb.inMemory();
    private final Map<String, String> tables = engine.createTables(Path.of("../template.yaml"));
    private final SdkHttpClient http =
            Apache5HttpClient.builder().maxConnections(100).build();

    /** Nothing in it expires by itself: the clocks of tests stand still in what is the past by now. */
    public Database() {
        DynamoDbClient client = client(http);
        for (String table : tables.values()) {
            Optional.ofNullable(client.describeTimeToLive(one -> one.tableName(table))
                            .timeToLiveDescription()
                            .attributeName())
                    .ifPresent(attribute -> client.updateTimeToLive(one -> one.tableName(table)
                            .timeToLiveSpecification(
                                    ttl -> ttl.attributeName(attribute).enabled(false))));
        }
    }

    /** The physical name of the template's table with that logical id. */
    public String table(String logicalId) {
        return Objects.requireNonNull(tables.get(logicalId), logicalId);
    }

    /** A table like the template's one, with nothing in it and nobody else at it. */
    public String emptyTable(String logicalId) {
        String name = logicalId + "-" + UUID.randomUUID();
        DynamoDbClient client = client(http);
        TableDescription like =
                client.describeTable(one -> one.tableName(table(logicalId))).table();
        client.createTable(create -> create.tableName(name)
                .keySchema(like.keySchema())
                .attributeDefinitions(like.attributeDefinitions())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        return name;
    }

    /** The connections all clients use. */
    public SdkHttpClient http() {
        return http;
    }

    /** A client as the stores want it: without retries. */
    public DynamoDbClient client(SdkHttpClient http, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(engine.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(http)
                .overrideConfiguration(overrides -> {
                    overrides.retryStrategy(DefaultRetryStrategy.doNotRetry());
                    for (ExecutionInterceptor interceptor : interceptors) {
                        overrides.addExecutionInterceptor(interceptor);
                    }
                })
                .build();
    }

    @Override
    public void close() {
        http.close();
        engine.close();
    }

    /** Hands the database to tests; ends it with the last of them. */
    public static final class Given implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Database.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Database.class, started -> new Database(), Database.class);
        }
    }
}
