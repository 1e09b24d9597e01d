package io.tiebreak.functions.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;

/** What a message says: which record it is about. The record itself is read where the message is handled. */
public record Message(String tenant, String id) {
    private static final String TENANT = "tenant";
    private static final String ID = "id";

    String body() {
        return Json.text(Json.object().put(TENANT, tenant).put(ID, id));
    }

    static Message read(String body) {
        JsonNode json = Json.stored(body);
        return new Message(json.required(TENANT).textValue(), json.required(ID).textValue());
    }
}
