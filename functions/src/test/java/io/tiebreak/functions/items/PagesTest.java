package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final int LAMBDAS_LIMIT = 6 * 1024 * 1024;

    private final ItemsApi api = new ItemsApi();

    private static Sent list() {
        return Sent.toType("GET", "invoice");
    }

    private static Sent history() {
        return Sent.toHistory("invoice", "a");
    }

    /** Follows the cursors from the first page to the last, and gathers a field of all items. */
    private List<String> all(Supplier<Sent> request, String field) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = api.read(
                            cursor.isEmpty() ? request.get() : request.get().query("cursor", cursor))
                    .is(200);
            assertThat(Json.bytes(page.response())).isLessThan(LAMBDAS_LIMIT);
            for (JsonNode item : page.body().required("items")) {
                found.add(item.required(field).asText());
            }
            cursor = page.get("/next");
        } while (!cursor.isEmpty());
        return found;
    }

    private void items(String... ids) {
        for (String id : ids) {
            api.put(id, "{\"version\":0,\"name\":\"n\"}").is(201);
        }
        api.world.project();
    }

    @Test
    void aListHasTheItemsOfATypeByIdAndNoTombstones() {
        items("b", "ü", "a", "gone");
        api.delete("gone", 1).is(200);
        api.write(Sent.toType("POST", "other").body("{\"name\":\"n\"}")).is(201);
        api.world.project();
        Reply page = api.read(list()).is(200);
        assertThat(page.body().required("items"))
                .extracting(item -> item.required("id").asText())
                .containsExactly("a", "b", "ü");
        assertThat(page.body().has("next")).isFalse();
        assertThat(page.get("/items/0/name")).isEqualTo("n");
        assertThat(page.header("Tiebreak-Units")).startsWith("requests=");
    }

    @Test
    void aListMayBeNarrowedToAPrefix() {
        items("a-1", "a-2", "b-1", "A-1");
        assertThat(all(() -> list().query("prefix", "a-").query("limit", "1"), "id"))
                .containsExactly("a-1", "a-2");
        assertThat(all(() -> list().query("prefix", ""), "id")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a%", "a\u0000", "a?"})
    void aPrefixIsMadeOfWhatIdsAreMadeOf(String prefix) {
        api.read(list().query("prefix", prefix)).refuses("prefix");
        api.read(list().query("prefix", "x".repeat(257))).refuses("prefix");
    }

    @Test
    void cursorsLeadThroughTheWholeList() {
        for (int i = 0; i < 57; i++) {
            items("%02d".formatted(i));
        }
        assertThat(api.read(list()).is(200).body().required("items")).hasSize(25);
        assertThat(all(PagesTest::list, "id"))
                .hasSize(57)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(all(() -> list().query("limit", "1"), "id")).hasSize(57).doesNotHaveDuplicates();
        assertThat(all(() -> list().query("limit", "100"), "id")).hasSize(57);
    }

    @Test
    void aHistoryTellsEveryCommandNewestFirst() {
        api.having("a", 1);
        api.patch("a", "{\"version\":1,\"attributes\":{\"x\":1}}").is(200);
        api.delete("a", 2).is(200);
        Reply page = api.read(history()).is(200);
        assertThat(page.body().required("items"))
                .extracting(one -> one.required("command").asText())
                .containsExactly("DeleteItem", "PatchItem", "ReplaceItem");
        assertThat(Json.text(page.body().at("/items/1/events")))
                .isEqualTo("[{\"type\":\"ItemPatched\",\"data\":{\"attributes\":{\"x\":1}}}]");
        assertThat(page.get("/items/0/version")).isEqualTo("3");
        assertThat(page.get("/items/0/actor")).isEqualTo("ann");
        assertThat(page.get("/items/0/at")).isEqualTo("2026-11-21T08:00:00.000Z");
        assertThat(page.get("/items/0/commandId")).isNotEmpty();
        assertThat(page.body().has("next")).isFalse();
    }

    @Test
    void cursorsLeadThroughTheWholeHistory() {
        api.having("a", 27);
        assertThat(all(PagesTest::history, "version"))
                .hasSize(27)
                .startsWith("27", "26")
                .endsWith("2", "1");
        assertThat(all(() -> history().query("limit", "9"), "version"))
                .hasSize(27)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatNeverWasHasNoHistory() {
        api.read(history()).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void pagesStayBelowWhatLambdaCanAnswer() {
        String large = Json.text(Json.object().put("x", "\"".repeat(120_000)));
        for (int i = 0; i < 20; i++) {
            api.put("a" + i, "{\"version\":0,\"name\":\"n\",\"attributes\":" + large + "}")
                    .is(201);
            api.put("a", "{\"version\":-1,\"name\":\"v" + i + "\",\"attributes\":" + large + "}");
        }
        api.world.project();
        assertThat(all(() -> list().query("limit", "100"), "id")).hasSize(21).doesNotHaveDuplicates();
        assertThat(all(() -> history().query("limit", "100"), "version"))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "1.0", "", "1,2"})
    void aLimitIsFromOneToAHundred(String limit) {
        api.read(list().query("limit", limit)).refuses("limit");
        api.read(history().query("limit", limit)).refuses("limit");
    }

    @Test
    void aDamagedCursorIsRefused() {
        items("a", "b");
        api.having("a", 0).put("a", "{\"version\":1,\"name\":\"m\"}").is(200);
        for (Supplier<Sent> request : List.<Supplier<Sent>>of(PagesTest::list, PagesTest::history)) {
            String cursor = api.read(request.get().query("limit", "1")).get("/next");
            assertThat(cursor).isNotEmpty();
            for (int i = 0; i < cursor.length(); i++) {
                char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
                String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);
                api.read(request.get().query("cursor", damaged)).refuses("cursor");
            }
            for (String damaged : new String[] {"", "x", "!", cursor + "A", cursor + "=", cursor.substring(1)}) {
                api.read(request.get().query("cursor", damaged)).refuses("cursor");
            }
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        items("a", "aa", "b");
        String cursor = api.read(list().query("limit", "1")).get("/next");
        api.read(list().query("cursor", cursor).query("prefix", "a")).refuses("cursor");
        api.read(list().query("cursor", cursor).claim("tenant", "other")).refuses("cursor");
        api.read(Sent.toType("GET", "other").query("cursor", cursor)).refuses("cursor");
        api.read(history().query("cursor", cursor)).refuses("cursor");
        api.read(list().query("cursor", cursor).query("limit", "2")).is(200);
    }
}
