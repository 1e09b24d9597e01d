package io.tiebreak.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Tells the event as it is: Lambda's own class for it leaves out why a connection ended. */
public final class FarewellFunction implements RequestStreamHandler {

    private final Observer observer = new Observer();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        observer.tell(new String(event.readAllBytes(), StandardCharsets.UTF_8));
    }
}
