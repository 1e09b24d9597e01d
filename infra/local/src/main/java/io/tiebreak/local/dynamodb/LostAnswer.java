package io.tiebreak.local.dynamodb;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes an answer and closes the connection instead of sending it, so the caller can't know whether it took effect. */
final class LostAnswer extends Response.Wrapper {

    LostAnswer(Request request, Response response) {
        super(request, response);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        hangUp(getRequest());
        callback.succeeded();
    }

    /** Closes the connection, so that nobody hears of the request again. */
    static void hangUp(Request request) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }
}
