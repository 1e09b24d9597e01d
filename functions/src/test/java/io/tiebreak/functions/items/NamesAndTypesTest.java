package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesAndTypesTest {
    private final ItemsApi api = new ItemsApi();

    private static Sent names() {
        return Sent.to("GET", "/v1/item-names", "/v1/item-names");
    }

    private static Sent types() {
        return Sent.to("GET", "/v1/item-types", "/v1/item-types");
    }

    private void item(String type, String id, String name) {
        api.write(Sent.toItem("PUT", type, id).json("{'version':-1,'name':'" + name + "'}"));
        api.world.project();
    }

    private List<String> ids(Reply page) {
        List<String> ids = new ArrayList<>();
        page.is(200)
                .body()
                .required("items")
                .forEach(one -> ids.add(one.required("id").asText()));
        return ids;
    }

    @Test
    void itemsOfAllTypesAreListedByName() {
        item("invoice", "1", "beta");
        item("note", "2", "Alpha");
        item("note", "3", "gamma");
        assertThat(Json.text(api.read(names()).is(200).body().at("/items/0"))).isEqualTo("""
                {"type":"note","id":"2","name":"Alpha"}""");
        assertThat(ids(api.read(names()))).containsExactly("2", "1", "3");
    }

    @Test
    void aPrefixMayBeInAnyCase() {
        item("note", "1", "Alpha");
        item("note", "2", "ALPINE");
        item("note", "3", "beta");
        assertThat(ids(api.read(names().query("prefix", "aLp")))).containsExactly("1", "2");
    }

    @Test
    void aRenamedItemMovesAndADeletedOneGoes() {
        item("note", "1", "a");
        item("note", "1", "b");
        assertThat(api.read(names()).get("/items/0/name")).isEqualTo("b");
        assertThat(ids(api.read(names()))).hasSize(1);
        api.write(Sent.toItem("DELETE", "note", "1").query("version", "2")).is(200);
        api.world.project();
        assertThat(ids(api.read(names()))).isEmpty();
    }

    @Test
    void cursorsLeadThroughAllNames() {
        for (int i = 0; i < 5; i++) {
            item("note", "n" + i, "name " + i);
        }
        Reply page = api.read(names().query("limit", "2"));
        List<String> ids = ids(page);
        while (!page.get("/next").isEmpty()) {
            page = api.read(names().query("limit", "2").query("cursor", page.get("/next")));
            ids.addAll(ids(page));
        }
        assertThat(ids).containsExactly("n0", "n1", "n2", "n3", "n4");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        item("note", "1", "a");
        item("note", "2", "aa");
        String cursor = api.read(names().query("limit", "1")).get("/next");
        api.read(names().query("cursor", cursor).query("prefix", "a")).refuses("cursor");
        api.read(names().query("cursor", cursor).claim("tenant", "other")).refuses("cursor");
        api.read(Sent.toType("GET", "note").query("cursor", cursor)).refuses("cursor");
    }

    @Test
    void aCursorOfAGenerationThatIsGoneSaysSo() {
        item("note", "1", "a");
        item("note", "2", "b");
        String ofNames = api.read(names().query("limit", "1")).get("/next");
        String ofItems =
                api.read(Sent.toType("GET", "note").query("limit", "1")).get("/next");
        rebuiltTwice("items");
        rebuiltTwice("item-names");
        api.world.passMillis(6_000);
        assertThat(api.read(names().query("cursor", ofNames)).refuses("cursor").get("/detail"))
                .contains("rebuilt");
        assertThat(api.read(Sent.toType("GET", "note").query("cursor", ofItems))
                        .refuses("cursor")
                        .get("/detail"))
                .contains("rebuilt");
    }

    private void rebuiltTwice(String view) {
        Generations first = api.world.generations.find(view, new Meter()).orElseThrow();
        Generations building = first.begun(1, 1, api.world.now());
        Generations switched = building.switchingTo(2).switched();
        for (Generations next :
                List.of(building, building.switchingTo(2), switched, switched.begun(1, 1, api.world.now()))) {
            assertThat(api.world.generations.replace(next, new Meter())).isTrue();
        }
    }

    @Test
    void aPrefixIsMadeOfWholeCharacters() {
        api.read(names().query("prefix", "a\ud83d")).refuses("prefix");
        api.read(names().query("prefix", "\udc00x")).refuses("prefix");
    }

    @Test
    void aPrefixIsNoLongerThanAName() {
        api.read(names().query("prefix", "x".repeat(257))).refuses("prefix");
        api.read(names().query("prefix", "😀".repeat(256))).is(200);
    }

    @Test
    void typesTellHowManyItemsTheyHaveAndWhenOneChanged() {
        item("note", "1", "a");
        item("note", "2", "b");
        api.world.passMillis(1_500);
        item("invoice", "1", "a");
        api.write(Sent.toItem("DELETE", "note", "1").query("version", "1")).is(200);
        api.world.project();
        assertThat(Json.text(api.read(types()).is(200).body())).isEqualTo("""
                {"items":[{"type":"invoice","items":1,"changedAt":"2026-11-21T08:00:01.500Z"},\
                {"type":"note","items":1,"changedAt":"2026-11-21T08:00:01.500Z"}]}""");
        assertThat(Json.text(api.read(types().claim("tenant", "other")).is(200).body()))
                .isEqualTo("{\"items\":[]}");
    }

    @Test
    void whatIsNotKnownHereIsRefused() {
        api.read(types().query("prefix", "a")).refuses("prefix");
        api.read(names().query("type", "a")).refuses("type");
        api.read(names().query("limit", "101")).refuses("limit");
    }

    @Test
    void readersOnlyMay() {
        api.read(names().claim("scope", "items:write")).isProblem(ProblemType.FORBIDDEN);
        api.read(types().claim("scope", "items:write")).isProblem(ProblemType.FORBIDDEN);
    }
}
