package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An event, and what became of it. */
public record EventReport(Event event, Status status) {

    /** What became of an event. */
    public sealed interface Status {

        /** It is kept, and waits for its authority. */
        record Accepted() implements Status {}

        /** It has no authority, and went to its subscribers. */
        record Delivered() implements Status {}

        /**
         * Its authority did what it says.
         *
         * @param results where that left the values written; none if there was nothing to write
         */
        record Handled(List<Result> results) implements Status {
            public Handled {
                results = List.copyOf(results);
            }
        }

        /**
         * Its authority refused it, and nothing happened.
         *
         * @param reason a code for programs
         * @param detail for people
         */
        record Failed(String reason, String detail) implements Status {}
    }

    static EventReport of(JsonNode json) {
        JsonNode result = json.path("result");
        return new EventReport(
                Documents.event(json),
                switch (json.path("status").asText()) {
                    case "accepted" -> new Status.Accepted();
                    case "delivered" -> new Status.Delivered();
                    case "handled" -> new Status.Handled(Documents.results(result));
                    case "failed" ->
                        new Status.Failed(
                                result.path("reason").asText(),
                                result.path("detail").asText());
                    default -> throw new IllegalStateException("a status this program does not know");
                });
    }
}
