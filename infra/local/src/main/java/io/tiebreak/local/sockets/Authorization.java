package io.tiebreak.local.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.iam.Access;
import io.tiebreak.local.template.Policy;
import io.tiebreak.local.template.Policy.Statement;
import java.util.List;

/** What became of a request for a connection at the authorizer. */
sealed interface Authorization {

    ObjectMapper JSON = new ObjectMapper();

    /**
     * The client may connect.
     *
     * @param context what functions are told about it: {@code principalId} and texts the authorizer chose
     */
    record Granted(ObjectNode context) implements Authorization {}

    /** The handshake is answered with an error. */
    record Refused(int status, String message) implements Authorization {}

    /** Understands the answer of an authorizer, which is to say whether {@code arn} may be used. */
    static Authorization of(Outcome outcome, String arn) {
        return switch (outcome) {
            case Outcome.Answered(String json) -> ofAnswer(json, arn);
            case Outcome.Failed(String type, String message) ->
                message.equals("Unauthorized") ? unauthorized() : failed();
            case Outcome.TimedOut() -> failed();
        };
    }

    static Authorization unauthorized() {
        return new Refused(401, "Unauthorized");
    }

    private static Authorization failed() {
        return new Refused(500, "Internal server error");
    }

    private static Authorization ofAnswer(String json, String arn) {
        try {
            JsonNode answer = JSON.readTree(json);
            JsonNode statements = answer.path("policyDocument").path("Statement");
            boolean isUnderstood = answer.path("principalId").isTextual()
                    && statements.isArray()
                    && answer.path("context").valueStream().noneMatch(JsonNode::isContainerNode)
                    && statements.valueStream().noneMatch(one -> one.hasNonNull("Condition"));
            if (!isUnderstood) {
                return failed();
            }
            Policy policy = new Policy(
                    statements.valueStream().map(Authorization::statement).toList());
            return new Access("execute-api:Invoke", arn, List.of()).isAllowedBy(policy)
                    ? new Granted(context(answer))
                    : new Refused(403, "User is not authorized to access this resource");
        } catch (JsonProcessingException e) {
            return failed();
        }
    }

    private static Statement statement(JsonNode statement) {
        return new Statement(
                statement.path("Effect").asText().equals("Allow"),
                texts(statement.path("Action")),
                texts(statement.path("Resource")),
                List.of());
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? oneOrMore.valueStream().map(JsonNode::asText).toList()
                : List.of(oneOrMore.asText());
    }

    private static ObjectNode context(JsonNode answer) {
        ObjectNode context = JSON.createObjectNode();
        context.put("principalId", answer.path("principalId").asText());
        answer.path("context").propertyStream().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                context.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return context;
    }
}
