package io.tiebreak.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.functions.FunctionHost;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invokes a function and waits for it, as Lambda's own API does for {@code aws lambda invoke}. On AWS this is another host
 * and needs rights; here it stands beside the HTTP API, closed to pages in a browser.
 */
final class InvokeDoor {

    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final String SYNCHRONOUS = "RequestResponse";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<LambdaFunction> declared;
    private final Functions functions;

    InvokeDoor(Template template, Functions functions) {
        this.declared = template.functions();
        this.functions = functions;
    }

    /** Answers, if the request is for this door; the function is named by logical id, name or ARN. */
    Optional<HttpAnswer> answer(HttpRequest request) {
        Matcher path = PATH.matcher(request.target().path());
        return request.method().equals("POST") && path.matches()
                ? Optional.of(answer(request, path.group(1)))
                : Optional.empty();
    }

    private HttpAnswer answer(HttpRequest request, String name) {
        if (request.headers().containsKey("origin")) {
            return error(403, "AccessDeniedException", "pages in a browser may not invoke functions");
        }
        if (!request.headers()
                .getOrDefault("x-amz-invocation-type", SYNCHRONOUS)
                .equals(SYNCHRONOUS)) {
            return error(400, "InvalidParameterValueException", "the local run invokes with RequestResponse only");
        }
        Optional<FunctionHost> function = declared.stream()
                .filter(one -> List.of(one.logicalId(), one.name(), one.arn()).contains(name))
                .map(one -> functions.get(one.logicalId()))
                .findFirst();
        if (function.isEmpty()) {
            return error(404, "ResourceNotFoundException", "Function not found: " + name);
        }
        String event =
                request.body().isEmpty() ? "{}" : new String(request.body().bytes(), UTF_8);
        return isJson(event)
                ? answer(function.get().invoke(event))
                : error(400, "InvalidRequestContentException", "Could not parse request body into json");
    }

    private static HttpAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String json) -> answer(200, json, Map.of());
            case Outcome.Failed(String type, String message) -> unhandled(type, message);
            case Outcome.TimedOut() -> unhandled("Sandbox.Timedout", "Task timed out");
        };
    }

    private static HttpAnswer unhandled(String type, String message) {
        ObjectNode problem = JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
        return answer(200, problem.toString(), Map.of("x-amz-function-error", "Unhandled"));
    }

    /** Lambda's own errors name themselves in a header too. */
    private static HttpAnswer error(int status, String type, String message) {
        ObjectNode problem = JSON.createObjectNode().put("Type", "User").put("Message", message);
        return answer(status, problem.toString(), Map.of("x-amzn-errortype", type));
    }

    private static HttpAnswer answer(int status, String json, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "application/json");
        headers.put("x-amz-executed-version", "$LATEST");
        return new HttpAnswer(status, headers, List.of(), new HttpBody(json, false));
    }

    private static boolean isJson(String text) {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
