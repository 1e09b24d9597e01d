package io.tiebreak.local.dynamodb;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;

/** A request whose body was read at the edge, for whoever reads it next. */
final class ReadAgain extends Request.Wrapper {

    private final Content.Source body;

    ReadAgain(Request request, ByteBuffer body) {
        super(request);
        this.body = new ByteBufferContentSource(body.slice());
    }

    @Override
    public Content.Chunk read() {
        return body.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
        body.demand(demandCallback);
    }

    @Override
    public void fail(Throwable failure) {
        body.fail(failure);
    }
}
