package io.tiebreak.functions.views;

import static io.tiebreak.functions.views.Poison.mended;
import static io.tiebreak.functions.views.Poison.poison;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Generations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkedTest {
    private static final String ROUTE = "/v1/views/{view}/parked";

    private final FakeWorld world = new FakeWorld(ScopelessTokens.ALL_BUT_ADMIN);
    private final ViewsFunction function = new ViewsFunction(
            DaggerFakeViewsComponent.builder().fakeWorld(world).build().api());

    private void happened(VersionedCommand... commands) {
        for (VersionedCommand command : commands) {
            world.ledger.append(command, new Meter());
        }
        world.project();
    }

    private static Sent list(String view) {
        return Sent.to("GET", ROUTE, "/v1/views/" + view + "/parked")
                .path("view", view)
                .claim("scope", "admin");
    }

    private static Sent one(String method, String suffix, String view, String id) {
        return Sent.to(method, ROUTE + "/{type}/{id}" + suffix, "/v1/views/" + view + "/parked/invoice/" + id + suffix)
                .path("view", view)
                .path("type", "invoice")
                .path("id", id)
                .claim("scope", "admin");
    }

    private static Sent show(String id) {
        return one("GET", "", "items", id);
    }

    private static Sent redrive(String id) {
        return one("POST", "/redrive", "items", id);
    }

    private Reply answer(Sent sent) {
        return sent.by(function);
    }

    @Test
    void streamsThatWaitAreListedWithTheirReasonAndNoContent() {
        happened(mended("demo", "a", 1), poison("demo", "b", 1), poison("demo", "c", 1), poison("other", "d", 1));
        Reply reply = answer(list("items")).is(200);
        assertThat(Json.text(reply.body())).isEqualTo("""
                {"items":[{"view":"items","type":"invoice","id":"b","version":1,\
                "reason":"item/demo/invoice/b, version 1: the stored form Item, schema version 99, is unknown",\
                "at":"2026-11-21T08:00:00.000Z"},\
                {"view":"items","type":"invoice","id":"c","version":1,\
                "reason":"item/demo/invoice/c, version 1: the stored form Item, schema version 99, is unknown",\
                "at":"2026-11-21T08:00:00.000Z"}]}""");
        assertThat(answer(list("item-names")).is(200).body().required("items")).hasSize(2);
        assertThat(answer(list("items").claim("tenant", "other")).is(200).body().required("items"))
                .hasSize(1);
    }

    @Test
    void cursorsLeadThroughTheWholeList() {
        for (int i = 0; i < 7; i++) {
            happened(poison("demo", "p" + i, 1));
        }
        List<String> ids = new ArrayList<>();
        Reply page = answer(list("items").query("limit", "2")).is(200);
        page.body().required("items").forEach(one -> ids.add(one.required("id").asText()));
        while (!page.get("/next").isEmpty()) {
            page = answer(list("items").query("limit", "2").query("cursor", page.get("/next")))
                    .is(200);
            page.body()
                    .required("items")
                    .forEach(one -> ids.add(one.required("id").asText()));
        }
        assertThat(ids).containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6");
    }

    @Test
    void aCursorOfAGenerationThatIsGoneSaysSo() {
        happened(poison("demo", "a", 1), poison("demo", "b", 1));
        String cursor = answer(list("items").query("limit", "1")).get("/next");
        Generations first = world.generations.find("items", new Meter()).orElseThrow();
        Generations second = first.begun(1, 1, world.now()).switchingTo(2);
        for (Generations next : List.of(first.begun(1, 1, world.now()), second, second.switched())) {
            assertThat(world.generations.replace(next, new Meter())).isTrue();
        }
        Generations switched = world.generations.find("items", new Meter()).orElseThrow();
        assertThat(world.generations.replace(switched.begun(1, 1, world.now()), new Meter()))
                .isTrue();
        world.passMillis(6_000);
        Reply reply = answer(list("items").query("cursor", cursor)).refuses("cursor");
        assertThat(reply.get("/detail")).contains("rebuilt");
    }

    @Test
    void oneOfThemIsShownWithWhatTheViewHasAndWhatTheLedgerHas() {
        happened(mended("demo", "a", 1), poison("demo", "a", 2), mended("demo", "a", 3));
        Reply reply = answer(show("a")).is(200);
        assertThat(reply.get("/version")).isEqualTo("2");
        assertThat(reply.get("/applied")).isEqualTo("1");
        assertThat(reply.get("/newest")).isEqualTo("3");
        assertThat(reply.get("/reason")).contains("schema version 99");
        answer(show("b")).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void whatTheLedgerHasIsLeftOutIfItCannotBeRead() {
        happened(poison("demo", "a", 1));
        world.ledger.failReads(() -> new IllegalStateException("secret"));
        Reply reply = answer(show("a")).is(200);
        assertThat(reply.body().has("newest")).isFalse();
        world.ledger.failReads(() -> new StoreException.Throttled(new IllegalStateException()));
        answer(show("a")).isProblem(ProblemType.THROTTLED);
    }

    @Test
    void whatIsMendedGoesOnToTheNewestVersion() {
        happened(mended("demo", "a", 1), poison("demo", "a", 2));
        happened(mended("demo", "a", 3));
        assertThat(Json.text(answer(redrive("a")).is(200).body())).isEqualTo("""
                {"view":"items","type":"invoice","id":"a","redriven":true,"version":3}""");
        assertThat(world.standing("items", "invoice", "a").applied()).isEqualTo(3);
        assertThat(answer(list("items")).body().required("items")).isEmpty();
        // Other views wait until they are told, too.
        assertThat(answer(list("item-names")).body().required("items")).hasSize(1);
        answer(redrive("a")).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void whatIsStillPoisonGoesOnWaiting() {
        happened(mended("demo", "a", 1), poison("demo", "a", 2), poison("demo", "a", 3));
        Reply reply = answer(redrive("a")).isProblem(ProblemType.REJECTED);
        assertThat(reply.get("/code")).isEqualTo("still-parked");
        assertThat(reply.get("/version")).isEqualTo("3");
        assertThat(reply.get("/reason")).contains("schema version 99");
        assertThat(reply.text()).doesNotContain("Secret");
        assertThat(answer(list("items")).body().required("items")).hasSize(1);
    }

    @Test
    void otherTenantsStreamsAreNotThere() {
        happened(poison("other", "a", 1));
        answer(show("a")).isProblem(ProblemType.NOT_FOUND);
        answer(redrive("a")).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void anUnknownViewIsNotFoundAndNothingIsAskedFor() {
        answer(list("nothing")).isProblem(ProblemType.NOT_FOUND);
        answer(one("GET", "", "nothing", "a")).isProblem(ProblemType.NOT_FOUND);
        answer(one("POST", "/redrive", "nothing", "a")).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void aViewThatHasNothingYetHasNothingParked() {
        assertThat(answer(list("items")).is(200).body().required("items")).isEmpty();
        answer(show("a")).isProblem(ProblemType.NOT_FOUND);
        answer(redrive("a")).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void badInputIsRefusedByName() {
        answer(show("a\u0000")).refuses("id");
        answer(redrive("x".repeat(300))).refuses("id");
        answer(redrive("a").body("{}")).refuses("body");
        answer(redrive("a").query("x", "1")).refuses("x");
        answer(list("items").query("prefix", "a")).refuses("prefix");
        answer(list("items").query("limit", "0")).refuses("limit");
        answer(list("items").query("cursor", "x")).refuses("cursor");
    }

    @Test
    void whoMaySeeWhatCommandsMetMaySeeWhatWaitsAndNoMore() {
        for (Sent sent : List.of(list("items"), Sent.to("GET", "/v1/views", "/v1/views"))) {
            answer(sent.claim("scope", "insights:read")).is(200);
        }
        answer(redrive("a").claim("scope", "insights:read")).isProblem(ProblemType.FORBIDDEN);
    }

    @Test
    void onlyOperatorsMay() {
        for (Sent sent : List.of(list("items"), show("a"), redrive("a"), Sent.to("GET", "/v1/views", "/v1/views"))) {
            answer(sent.claim("scope", "items:read items:write")).isProblem(ProblemType.FORBIDDEN);
        }
        answer(redrive("a").claim("scope", "")).isProblem(ProblemType.FORBIDDEN);
    }
}
