package io.tiebreak.operate;

import com.fasterxml.jackson.databind.JsonNode;

/** Invokes the function that rebuilds. */
@FunctionalInterface
interface Invoker {
    /** What the template calls it. */
    String FUNCTION = "RebuildFunction";

    /** What it answers; fails with its own words if it fails. */
    JsonNode invoke(JsonNode event) throws FailedException, InterruptedException;

    /** What a function that failed says about it. */
    static FailedException failure(JsonNode body) {
        return new FailedException(body.path("errorMessage").asText("the function failed without a word"));
    }
}
