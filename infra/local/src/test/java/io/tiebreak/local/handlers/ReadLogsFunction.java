package io.tiebreak.local.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Tells what it is brought, says so in its own log, and fails on poison. */
public final class ReadLogsFunction implements RequestHandler<CloudWatchLogsEvent, @Nullable Void> {

    private final Observer observer = new Observer();

    @Override
    public @Nullable Void handleRequest(CloudWatchLogsEvent event, Context context) {
        String content = unpack(event.getAwsLogs().getData());
        if (content.contains("poison")) {
            throw new IllegalArgumentException("on purpose");
        }
        observer.tell(content);
        System.out.println("read");
        return null;
    }

    private static String unpack(String data) {
        byte[] zipped = Base64.getDecoder().decode(data);
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
