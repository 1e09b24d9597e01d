package io.tiebreak.bench;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Keeps the calls that were sent, so that a plain loop can send the same ones to another table. */
final class Recorder implements ExecutionInterceptor {
    private final Queue<SdkRequest> sent = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        sent.add(context.request());
    }

    /** The calls so far, in the order in which they were sent; forgets them. */
    List<SdkRequest> taken() {
        List<SdkRequest> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** Sends a call as it was, but to that table. A failed condition is an answer like any other. */
    static void send(SdkRequest request, DynamoDbClient client, String table) {
        try {
            switch (request) {
                case PutItemRequest put ->
                    client.putItem(put.toBuilder().tableName(table).build());
                case UpdateItemRequest update ->
                    client.updateItem(update.toBuilder().tableName(table).build());
                case QueryRequest query ->
                    client.query(query.toBuilder().tableName(table).build());
                case TransactWriteItemsRequest transaction ->
                    client.transactWriteItems(transaction.toBuilder()
                            .transactItems(transaction.transactItems().stream()
                                    .map(item -> in(table, item))
                                    .toList())
                            .clientRequestToken(null)
                            .build());
                default -> throw new IllegalStateException("a call nobody expected: " + request.getClass());
            }
        } catch (ConditionalCheckFailedException | TransactionCanceledException refused) {
            // As it was refused the first time.
        }
    }

    private static TransactWriteItem in(String table, TransactWriteItem item) {
        TransactWriteItem.Builder moved = item.toBuilder();
        if (item.put() != null) {
            moved.put(item.put().toBuilder().tableName(table).build());
        }
        if (item.update() != null) {
            moved.update(item.update().toBuilder().tableName(table).build());
        }
        if (item.delete() != null) {
            moved.delete(item.delete().toBuilder().tableName(table).build());
        }
        return moved.build();
    }
}
