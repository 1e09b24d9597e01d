package io.tiebreak.functions.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Unicode;
import io.tiebreak.presence.Session;

/** The fields of a heartbeat or a page view. */
final class PresenceFields {
    static final String SESSION_ID = "sessionId";
    static final String TAB_ID = "tabId";
    static final String PATH = "path";
    private static final int MAX_ID = 64;
    private static final int MAX_PATH = 512;
    /** A view has paths in its keys, and DynamoDB takes no longer ones. */
    private static final int MAX_PATH_BYTES = 1024;

    private PresenceFields() {}

    /** The session, in the caller's tenant. */
    static Session session(ObjectNode body, Caller caller) {
        return Session.of(caller.tenant(), id(body, SESSION_ID));
    }

    /** What the tab is called; empty if the session says nothing of tabs. */
    static String tabId(ObjectNode body) {
        return body.has(TAB_ID) ? id(body, TAB_ID) : "";
    }

    static String path(ObjectNode body) {
        String path = text(body, PATH);
        if (!path.startsWith("/") || Unicode.length(path) > MAX_PATH || path.getBytes(UTF_8).length > MAX_PATH_BYTES) {
            throw invalid(
                    PATH,
                    "path begins with / and has at most " + MAX_PATH + " characters and " + MAX_PATH_BYTES
                            + " bytes in UTF-8.");
        }
        return path;
    }

    private static String id(ObjectNode body, String field) {
        String id = text(body, field);
        if (id.isEmpty() || Unicode.length(id) > MAX_ID) {
            throw invalid(field, field + " has 1 to " + MAX_ID + " characters.");
        }
        return id;
    }

    private static String text(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw invalid(field, field + (value.isMissingNode() ? " is missing." : " is a text."));
        }
        return value.textValue();
    }

    private static Refusal invalid(String field, String detail) {
        return Problem.invalid("/" + field, detail).refusal();
    }
}
