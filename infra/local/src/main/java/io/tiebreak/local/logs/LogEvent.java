package io.tiebreak.local.logs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.LogSubscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The JSON a function gets for some lines. */
final class LogEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogEvent() {}

    static String of(LogSubscription subscription, List<LogLine> lines) {
        ObjectNode content = JSON.createObjectNode()
                .put("messageType", "DATA_MESSAGE")
                .put("owner", Account.ID)
                .put("logGroup", subscription.logGroup())
                .put("logStream", Account.LOG_STREAM);
        content.putArray("subscriptionFilters").add(subscription.filter());
        ArrayNode events = content.putArray("logEvents");
        lines.forEach(line -> events.addObject()
                .put("id", line.id())
                .put("timestamp", line.printedAt())
                .put("message", line.text()));
        ObjectNode event = JSON.createObjectNode();
        event.putObject("awslogs").put("data", packed(content));
        return event.toString();
    }

    private static String packed(ObjectNode content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
