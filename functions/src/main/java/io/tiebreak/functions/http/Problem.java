package io.tiebreak.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;

/**
 * A failure as a problem document, RFC 9457.
 *
 * @param type its kind
 * @param detail what is wrong this time, in a sentence
 * @param members what it has beside the standard members, for example {@code field}
 */
public record Problem(ProblemType type, String detail, ObjectNode members) {

    /** A problem without further members. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Json.object());
    }

    /**
     * A request that is not valid.
     *
     * @param field JSON pointer into the body, {@code body} for all of it, or the name of a header or parameter
     */
    public static Problem invalid(String field, String detail) {
        return new Problem(ProblemType.INVALID_REQUEST, detail, Json.object().put("field", Unicode.repaired(field)));
    }

    /** This problem, as that of one of several commands: its field is below {@code pointer}. */
    public Problem within(String pointer, int index) {
        ObjectNode more = members.deepCopy().put("failedIndex", index);
        if (more.path("field").isTextual()) {
            String field = more.path("field").textValue();
            more.put("field", pointer + (field.isEmpty() || field.startsWith("/") ? field : "/" + field));
        }
        return new Problem(type, detail, more);
    }

    /** For throwing it. */
    public Refusal refusal() {
        return new Refusal(this);
    }

    /** As the document a caller gets. */
    public ObjectNode document(String requestId) {
        ObjectNode document = Json.object()
                .put("type", type.path())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .put("requestId", requestId);
        document.setAll(members);
        return document;
    }

    /** As the answer to a call. */
    public Answer answer(Call call) {
        Answer answer = Answer.text(type.status(), "application/problem+json", Json.text(document(call.requestId())));
        return type.passes() ? answer.with("Retry-After", "1") : answer;
    }
}
