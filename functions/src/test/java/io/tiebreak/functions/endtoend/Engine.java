package io.tiebreak.functions.endtoend;

import io.tiebreak.local.LocalBackend;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The tables and queues of a backend, for somebody who may do everything there. */
final class Engine implements AutoCloseable {
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final LocalBackend backend;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;

    Engine(LocalBackend backend) {
        this.backend = backend;
        this.dynamoDb = DynamoDbClient.builder()
                .endpointOverride(backend.dynamoDbEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(ANYBODY)
                .build();
        this.sqs = SqsClient.builder()
                .endpointOverride(backend.sqsEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(ANYBODY)
                .build();
    }

    /** Writes something else into an event of the tenant {@code demo}. */
    void rewriteEvent(String id, String value) {
        dynamoDb.updateItem(update -> update.tableName(
                        Objects.requireNonNull(backend.tables().get("RegistersTable")))
                .key(Map.of("family", AttributeValue.fromS("event/demo/" + id), "address", AttributeValue.fromS("-")))
                .updateExpression("SET #value = :value")
                .expressionAttributeNames(Map.of("#value", "value"))
                .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(value))));
    }

    /** How many subscriptions of the tenant {@code demo} are kept to patterns that begin so and go on with a wildcard, or not. */
    int subscriptions(String prefix) {
        String table = Objects.requireNonNull(backend.tables().get("SubscriptionsTable"));
        return dynamoDb.query(query -> query.tableName(table)
                        .keyConditionExpression("#key = :key")
                        .expressionAttributeNames(Map.of("#key", "key"))
                        .expressionAttributeValues(Map.of(":key", AttributeValue.fromS("subscription/demo" + prefix))))
                .count();
    }

    /** How many messages of a queue can be received now. */
    int messages(String queue) {
        return Integer.parseInt(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    /** Brings dead letters back to where they came from. */
    void redrive(String deadLetters) {
        String arn = attribute(deadLetters, QueueAttributeName.QUEUE_ARN);
        sqs.startMessageMoveTask(task -> task.sourceArn(arn));
    }

    private String attribute(String queue, QueueAttributeName name) {
        String url = Objects.requireNonNull(backend.queues().get(queue));
        return Objects.requireNonNull(
                sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
                        .attributes()
                        .get(name));
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
    }
}
