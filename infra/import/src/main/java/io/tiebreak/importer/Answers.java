package io.tiebreak.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpResponse;

/** Reads the HTTP answer to a command. */
final class Answers {

    private static final int CONFLICT = 409;

    private Answers() {}

    static Answer of(Command command, HttpResponse<byte[]> response) {
        JsonNode body = body(response);
        if (response.statusCode() / 100 == 2 && body.path("version").isIntegralNumber()) {
            boolean unchanged = response.headers()
                    .firstValue("Tiebreak-Unchanged")
                    .filter("true"::equals)
                    .isPresent();
            return new Answer.Accepted(body.path("version").longValue(), unchanged, body.has("rebasedFrom"));
        }
        boolean conflict =
                response.statusCode() == CONFLICT && body.path("currentVersion").isIntegralNumber();
        long next = conflict ? versionToNameNext(command, body) : command.expectedVersion();
        // A conflict that offers the version just refused would be asked for ever.
        return next != command.expectedVersion() ? new Answer.Conflict(next) : refused(response, body);
    }

    /** Without a current item the document is gone; unless a create was refused, because then something is there. */
    private static long versionToNameNext(Command command, JsonNode body) {
        boolean gone = !body.hasNonNull("current") && command.expectedVersion() != 0;
        return gone ? 0 : body.path("currentVersion").longValue();
    }

    private static Answer refused(HttpResponse<?> response, JsonNode body) {
        String text = body.path("detail")
                .asText(body.path("title").asText(body.path("message").asText("")));
        return new Answer.Refused((response.statusCode() + " " + text).strip());
    }

    private static JsonNode body(HttpResponse<byte[]> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
