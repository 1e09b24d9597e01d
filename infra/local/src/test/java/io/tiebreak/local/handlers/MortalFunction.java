package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/**
 * Puts the items it is told to, one after the other and each again while nobody answers, and counts how often this process
 * was invoked.
 */
public final class MortalFunction implements RequestHandler<Map<String, List<String>>, Integer> {

    private static int invocations;

    private final DynamoDbCall dynamoDb = new DynamoDbCall();

    @Override
    public Integer handleRequest(Map<String, List<String>> event, Context context) {
        for (String id : event.getOrDefault("ids", List.of())) {
            putAtLast(id);
        }
        invocations++;
        System.out.println("done with " + event);
        // The only thing a dead process's thread can still tell a test.
        System.setProperty("mortal", event.toString());
        return invocations;
    }

    private void putAtLast(String id) {
        for (int attempt = 1; attempt <= 20; attempt++) {
            try {
                dynamoDb.call("PutItem", "{\"TableName\":\"local-Copies\",\"Item\":{\"id\":{\"S\":\"" + id + "\"}}}");
                return;
            } catch (RuntimeException unanswered) {
                // As a process that does not know it is dead.
                Thread.onSpinWait();
            }
        }
    }
}
