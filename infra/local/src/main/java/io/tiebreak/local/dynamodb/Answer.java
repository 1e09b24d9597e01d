package io.tiebreak.local.dynamodb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An error in DynamoDB's own words, made at the edge. */
record Answer(ObjectNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

    static Answer accessDenied(String message) {
        return of("com.amazon.coral.service#AccessDeniedException", message);
    }

    static Answer throttled() {
        return of(
                DYNAMODB + "ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded. Consider increasing your"
                        + " provisioning level with the UpdateTable API.");
    }

    static Answer notFound(String path) {
        return of("com.amazon.coral.service#UnknownOperationException", "no function of the template is " + path);
    }

    /** The first item met another transaction, the others were fine. */
    static Answer transactionConflict(int items) {
        List<String> codes = new ArrayList<>(Collections.nCopies(items, "None"));
        codes.set(0, "TransactionConflict");
        Answer answer = of(
                DYNAMODB + "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
        codes.forEach(code -> {
            ObjectNode reason =
                    answer.body.withArray("CancellationReasons").addObject().put("Code", code);
            if (!code.equals("None")) {
                reason.put("Message", "Transaction is ongoing for the item");
            }
        });
        return answer;
    }

    private static Answer of(String type, String message) {
        return new Answer(JSON.createObjectNode()
                .put("__type", type)
                .put("message", message)
                .put("Message", message));
    }

    void send(Response response, Callback callback) {
        response.setStatus(400);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
        Content.Sink.write(response, true, body.toString(), callback);
    }
}
