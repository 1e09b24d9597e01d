package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Prints the body of a request, and tells where that goes. */
public final class PrintFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        System.out.println(event.get("body"));
        return Map.of(
                "statusCode",
                200,
                "body",
                context.getLogGroupName() + " " + System.getenv("AWS_LAMBDA_LOG_GROUP_NAME"));
    }
}
