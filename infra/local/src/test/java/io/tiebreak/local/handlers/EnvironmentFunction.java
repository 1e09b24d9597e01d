package io.tiebreak.local.handlers;

import java.util.Map;
import java.util.TreeMap;

/** Answers with the whole environment it sees, from a thread of its own, and with what its class loader finds. */
public final class EnvironmentFunction {

    private final Map<String, String> atConstruction = new TreeMap<>(System.getenv());

    public Map<String, Object> answer(Map<String, Object> event) throws InterruptedException {
        Map<String, Object> answer = new TreeMap<>(event);
        answer.put("atConstruction", atConstruction);
        Thread other = new Thread(() -> answer.put("later", new TreeMap<>(System.getenv())));
        other.start();
        other.join();
        answer.put("seesDynamoDbLocal", finds("software.amazon.dynamodb.services.local.server.DynamoDBProxyServer"));
        answer.put("seesSdk", finds("software.amazon.awssdk.services.dynamodb.DynamoDbClient"));
        answer.put("seesSerialization", finds("com.amazonaws.services.lambda.runtime.serialization.PojoSerializer"));
        answer.put("seesRunner", finds("io.tiebreak.local.LocalBackend"));
        return answer;
    }

    private static boolean finds(String className) {
        try {
            Class.forName(className);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
