package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.util.HttpString;
import java.util.Map;
import java.util.UUID;

/**
 * An answer on its way.
 *
 * @param isLost whether it never arrives
 */
record SqsAnswer(int status, Map<HttpString, String> headers, ObjectNode body, boolean isLost) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpString REQUEST_ID = new HttpString("x-amzn-RequestId");
    private static final HttpString OLDER_ERROR = new HttpString("x-amzn-query-error");

    static SqsAnswer of(ObjectNode body) {
        return new SqsAnswer(200, Map.of(REQUEST_ID, requestId()), body, false);
    }

    /** Errors have a name in each protocol. */
    static SqsAnswer of(SqsProblem problem) {
        return new SqsAnswer(
                problem.status(),
                Map.of(REQUEST_ID, requestId(), OLDER_ERROR, problem.olderName() + ";Sender"),
                JSON.createObjectNode()
                        .put("__type", "com.amazonaws.sqs#" + problem.type())
                        .put("message", problem.message()),
                false);
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }

    SqsAnswer lost() {
        return new SqsAnswer(status, headers, body, true);
    }
}
