package io.tiebreak.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Writes down every call the SDK sends. */
public final class Calls implements ExecutionInterceptor {
    private final List<String> calls = new ArrayList<>();

    /** The calls since the last time somebody asked, in order, for example {@code Query strong} or {@code TransactWriteItems}. */
    public synchronized List<String> taken() {
        List<String> taken = List.copyOf(calls);
        forget();
        return taken;
    }

    /** Forgets the calls so far. */
    public synchronized void forget() {
        calls.clear();
    }

    @Override
    public synchronized void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.add(described(context.request()));
    }

    private static String described(SdkRequest request) {
        return switch (request) {
            case QueryRequest query -> "Query" + strength(query.consistentRead());
            case GetItemRequest get -> "GetItem" + strength(get.consistentRead());
            case PutItemRequest put -> "PutItem" + (put.conditionExpression() == null ? " unconditional" : "");
            case ScanRequest scan -> "Scan" + strength(scan.consistentRead());
            default -> request.getClass().getSimpleName().replace("Request", "");
        };
    }

    private static String strength(Boolean consistent) {
        return Boolean.TRUE.equals(consistent) ? " strong" : " eventual";
    }
}
