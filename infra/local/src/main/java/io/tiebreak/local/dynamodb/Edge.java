package io.tiebreak.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.Table;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before DynamoDB Local, in the same request: the path says who is calling, the dead are hung up on, the
 * caller's policy is asked, and faults strike here. The bare path is nobody's: everything is allowed and nothing goes wrong.
 */
final class Edge extends Handler.Wrapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final NeededAccess neededAccess = new NeededAccess(tables);
    private final Consumer<String> log;

    Edge(Consumer<String> log) {
        this.log = log;
    }

    void add(Caller caller) {
        callers.put(caller.path(), caller);
    }

    void add(Table table) {
        tables.put(table.name(), table);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request).replace("/", "");
        if (path.isEmpty()) {
            return super.handle(request, response, callback);
        }
        Caller caller = callers.get(path);
        if (caller == null) {
            Answer.notFound(path).send(response, callback);
            return true;
        }
        ByteBuffer body = Content.Source.asByteBuffer(request);
        Optional<Boolean> handled = caller.request(() -> handle(caller, body, request, response, callback));
        if (handled.isEmpty()) {
            LostAnswer.hangUp(request);
            callback.succeeded();
        }
        return handled.orElse(true);
    }

    private boolean handle(Caller caller, ByteBuffer body, Request request, Response response, Callback callback)
            throws Exception {
        String operation = operation(request);
        JsonNode json = JSON.readTree(BufferUtil.toArray(body));
        Optional<String> refusal = caller.refusal(neededAccess.of(operation, json));
        if (refusal.isPresent()) {
            log.accept(caller.name() + " was denied: " + refusal.get());
            Answer.accessDenied(refusal.get()).send(response, callback);
        } else if (caller.faults().strike(Fault.THROTTLE)) {
            Answer.throttled().send(response, callback);
        } else if (operation.equals("TransactWriteItems")
                && !json.path("TransactItems").isEmpty()
                && caller.faults().strike(Fault.TRANSACTION_CONFLICT)) {
            Answer.transactionConflict(json.path("TransactItems").size()).send(response, callback);
        } else if (caller.faults().strike(Fault.LOST)) {
            return super.handle(new ReadAgain(request, body), new LostAnswer(request, response), callback);
        } else {
            return super.handle(new ReadAgain(request, body), response, callback);
        }
        return true;
    }

    /** {@code X-Amz-Target} is {@code DynamoDB_20120810.PutItem}. */
    private static String operation(Request request) {
        String target =
                Optional.ofNullable(request.getHeaders().get("X-Amz-Target")).orElse("");
        return target.substring(target.indexOf('.') + 1);
    }
}
