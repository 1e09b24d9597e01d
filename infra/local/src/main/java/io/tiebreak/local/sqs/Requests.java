package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Parameters of requests, and SQS's words when they are wrong. */
final class Requests {

    private Requests() {}

    static String text(JsonNode request, String name) {
        String text = request.path(name).asText();
        if (text.isEmpty()) {
            throw missing(name);
        }
        return text;
    }

    /** A number from {@code least} to {@code most}; empty if it is absent. */
    static Optional<Integer> number(JsonNode request, String name, int least, int most) {
        if (!request.hasNonNull(name)) {
            return Optional.empty();
        }
        int number = request.path(name).asInt();
        if (number < least || number > most) {
            throw SqsProblem.invalid("Value " + number + " for parameter " + name
                    + " is invalid. Reason: Must be between " + least + " and " + most + ", if provided.");
        }
        return Optional.of(number);
    }

    static SqsProblem missing(String name) {
        return new SqsProblem("MissingParameter", "The request must contain the parameter " + name + ".");
    }
}
