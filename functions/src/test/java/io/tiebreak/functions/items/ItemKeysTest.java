package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemKeysTest {
    private final ItemsApi api = new ItemsApi();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@", "#", "a b", "😀", "...", "~-_.", "a+b", "日本", "e\u0301", "\u00e9", "&=;", "history", "\u00a0"
            })
    void anyOtherCharacterIsOrdinary(String id) {
        String location = api.put(id, "{\"version\":0,\"name\":\"n\"}").is(201).header("Location");
        assertThat(location).startsWith("/v1/items/invoice/").matches("[A-Za-z0-9/~._%-]*");
        assertThat(URLDecoder.decode(location, StandardCharsets.UTF_8)).endsWith("/" + id);
        assertThat(api.read(Sent.toItem("GET", "invoice", id).query("consistent", "true"))
                        .is(200)
                        .get("/id"))
                .isEqualTo(id);
        assertThat(api.world.ledger.written()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/b", "a\\b", "a?b", "a%b", "a\u0000b", "a\nb", "\u007f", "\u0085", "\u009f"})
    void forbiddenIdsAreRefusedWhereverTheyCome(String id) {
        String json = Json.text(Json.object().put("id", id).put("name", "n"));
        api.writeInVain(Sent.toType("POST", "invoice").body(json)).refuses("/id");
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            api.writeInVain(Sent.toItem(method, "invoice", id).body("{\"version\":-1,\"name\":\"n\"}"))
                    .refuses("id");
        }
        api.read(Sent.toItem("GET", "invoice", id)).refuses("id");
        api.read(Sent.toHistory("invoice", id)).refuses("id");
    }

    @Test
    void anIdHasOneTo256Bytes() {
        api.post("{\"id\":\"" + "x".repeat(256) + "\",\"name\":\"n\"}").is(201);
        api.post("{\"id\":\"" + "😀".repeat(64) + "\",\"name\":\"n\"}").is(201);
        api.writeInVain(Sent.toType("POST", "invoice").body("{\"id\":\"" + "x".repeat(257) + "\",\"name\":\"n\"}"))
                .refuses("/id");
        api.writeInVain(Sent.toType("POST", "invoice").body("{\"id\":\"" + "😀".repeat(64) + "x\",\"name\":\"n\"}"))
                .refuses("/id");
        api.writeInVain(Sent.toType("POST", "invoice").body("{\"id\":\"\",\"name\":\"n\"}"))
                .refuses("/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "invoice-2", "x1234567890123456789012345678901"})
    void aTypeIsAShortLowerCaseName(String type) {
        api.write(Sent.toType("POST", type).body("{\"name\":\"n\"}")).is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Invoice", "1st", "-a", "in_voice", "ü", "x12345678901234567890123456789012", "a b", "a\n"})
    void anyOtherTypeIsRefused(String type) {
        api.writeInVain(Sent.toType("POST", type).body("{\"name\":\"n\"}")).refuses("type");
        api.read(Sent.toItem("GET", type, "a")).refuses("type");
        api.read(Sent.toHistory(type, "a")).refuses("type");
        api.read(Sent.toType("GET", type)).refuses("type");
    }

    @Test
    void distinctIdsAreDistinctItems() {
        for (String id : new String[] {"a", "A", "a ", " a", "a@", "á", "a\u0301"}) {
            api.put(id, "{\"version\":0,\"name\":\"n\"}").is(201);
        }
    }
}
