package io.tiebreak.operate;

import com.fasterxml.jackson.databind.JsonNode;

/** Invokes it in a backend that {@code scripts/run} runs, at the door that Lambda's own API has. */
final class LocalInvoker implements Invoker {

    private static final String PATH = "/2015-03-31/functions/" + FUNCTION + "/invocations";

    private final Http http;

    LocalInvoker(Http http) {
        this.http = http;
    }

    @Override
    public JsonNode invoke(JsonNode event) throws FailedException, InterruptedException {
        Http.Answer answer = http.send("POST", PATH, "", event.toString());
        if (answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw Invoker.failure(answer.body());
        }
        if (answer.status() != 200 || !answer.body().isObject()) {
            String words = answer.body()
                    .path("message")
                    .asText(answer.body().path("Message").asText());
            throw new FailedException("invoking " + FUNCTION + " was answered " + answer.status() + " " + words);
        }
        return answer.body();
    }
}
