package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.VersionedCommand;
import org.junit.jupiter.api.Test;

class WritesTest {
    private final ItemsApi api = new ItemsApi();

    @Test
    void aCreationAnswersTheItemItsTagAndItsPlace() {
        Reply reply = api.post("{\"id\":\"a b\",\"name\":\"n\",\"attributes\":{\"x\":1.50}}")
                .is(201);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"type\":\"invoice\",\"id\":\"a b\",\"version\":1,\"name\":\"n\",\"attributes\":{\"x\":1.50},"
                                + "\"createdAt\":\"2026-11-21T08:00:00.000Z\",\"createdBy\":\"ann\","
                                + "\"updatedAt\":\"2026-11-21T08:00:00.000Z\",\"updatedBy\":\"ann\"}");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Location")).isEqualTo("/v1/items/invoice/a%20b");
    }

    @Test
    void aCreationWithoutAnIdGetsAUlid() {
        assertThat(api.post("{\"name\":\"n\"}").is(201).get("/id")).matches("[0-9A-HJKMNP-TV-Z]{26}");
        assertThat(api.post("{\"name\":\"n\"}").is(201).get("/attributes")).isEmpty();
        assertThat(api.world.ledger.written()).hasSize(2);
    }

    @Test
    void aPutThatCreatesAnswersItsPlaceToo() {
        Reply reply = api.put("ü", "{\"version\":-1,\"name\":\"n\"}").is(201);
        assertThat(reply.header("Location")).isEqualTo("/v1/items/invoice/%C3%BC");
        assertThat(api.put("ü", "{\"version\":1,\"name\":\"m\"}").is(200).header("Location"))
                .isEmpty();
    }

    @Test
    void aReplacementReplacesWholeAndKeepsTheOrigin() {
        api.post("{\"id\":\"a\",\"name\":\"n\",\"attributes\":{\"x\":1}}").is(201);
        api.world.passMillis(1_500);
        Reply reply = api.write(
                        Sent.toItem("PUT", "invoice", "a").claim("sub", "bob").body("{\"version\":1,\"name\":\"m\"}"))
                .is(200);
        assertThat(reply.get("/version")).isEqualTo("2");
        assertThat(reply.body().at("/attributes")).isEmpty();
        assertThat(reply.get("/createdBy")).isEqualTo("ann");
        assertThat(reply.get("/updatedBy")).isEqualTo("bob");
        assertThat(reply.get("/updatedAt")).isEqualTo("2026-11-21T08:00:01.500Z");
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aPatchMerges() {
        api.post("{\"id\":\"a\",\"name\":\"n\",\"attributes\":{\"x\":1,\"y\":{\"z\":1,\"w\":2}}}")
                .is(201);
        Reply reply = api.patch("a", "{\"version\":1,\"attributes\":{\"x\":null,\"y\":{\"z\":3}}}")
                .is(200);
        assertThat(reply.get("/name")).isEqualTo("n");
        assertThat(Json.text(reply.body().at("/attributes"))).isEqualTo("{\"y\":{\"z\":3,\"w\":2}}");
    }

    @Test
    void aPatchWithNullRemovesAllAttributes() {
        api.post("{\"id\":\"a\",\"name\":\"n\",\"attributes\":{\"x\":1}}").is(201);
        assertThat(api.patch("a", "{\"version\":1,\"attributes\":null}")
                        .is(200)
                        .body()
                        .at("/attributes"))
                .isEmpty();
    }

    @Test
    void aDeletionAnswersWhatIsLeft() {
        api.having("a", 2);
        Reply reply = api.delete("a", 2).is(200);
        assertThat(reply.text())
                .isEqualTo("{\"type\":\"invoice\",\"id\":\"a\",\"version\":3,\"deleted\":true,"
                        + "\"updatedAt\":\"2026-11-21T08:00:00.000Z\",\"updatedBy\":\"ann\"}");
        assertThat(reply.header("ETag")).isEmpty();
        api.delete("a", -1).isProblem(ProblemType.NOT_FOUND);
    }

    @Test
    void aCreationAfterADeletionGoesOnCounting() {
        api.having("a", 2).delete("a", -1).is(200);
        api.world.passMillis(1);
        Reply reply = api.post("{\"id\":\"a\",\"name\":\"again\"}").is(201);
        assertThat(reply.get("/version")).isEqualTo("4");
        assertThat(reply.get("/createdAt")).isEqualTo("2026-11-21T08:00:00.001Z");
    }

    @Test
    void whatChangesNothingWritesNothingAndSaysSo() {
        api.post("{\"id\":\"a\",\"name\":\"n\",\"attributes\":{\"x\":1.0}}").is(201);
        for (Sent sent : new Sent[] {
            Sent.toItem("PUT", "invoice", "a").body("{\"version\":1,\"name\":\"n\",\"attributes\":{\"x\":1}}"),
            Sent.toItem("PUT", "invoice", "a").body("{\"version\":-1,\"name\":\"n\",\"attributes\":{\"x\":1}}"),
            Sent.toItem("PATCH", "invoice", "a").body("{\"version\":1}")
        }) {
            Reply reply = api.writeInVain(sent).is(200);
            assertThat(reply.header("Tiebreak-Unchanged")).isEqualTo("true");
            assertThat(reply.header("Tiebreak-Attempts")).isEqualTo("0");
            assertThat(reply.header("ETag")).isEqualTo("\"1\"");
            assertThat(reply.get("/version")).isEqualTo("1");
        }
    }

    @Test
    void aStaleVersionIsAConflictEvenIfItWouldChangeNothing() {
        api.having("a", 2);
        api.writeInVain(Sent.toItem("PUT", "invoice", "a").body("{\"version\":1,\"name\":\"v2\"}"))
                .isProblem(ProblemType.CONFLICT);
    }

    @Test
    void aConflictSaysWhatIsThereAndWhoWasFaster() {
        api.having("a", 1);
        api.world.passMillis(250);
        api.write(Sent.toItem("PATCH", "invoice", "a")
                        .claim("sub", "bob")
                        .body("{\"version\":1,\"attributes\":{\"a/b\":1}}"))
                .is(200);
        api.patch("a", "{\"version\":2,\"name\":\"v3\"}").is(200);
        Reply reply = api.writeInVain(Sent.toItem("PUT", "invoice", "a").body("{\"version\":1,\"name\":\"x\"}"))
                .isProblem(ProblemType.CONFLICT);
        VersionedCommand rival = api.world.ledger.written().get(1);
        assertThat(Json.text(reply.body().at("/rival")))
                .isEqualTo("{\"actor\":\"bob\",\"commandId\":\"" + rival.commandId()
                        + "\",\"at\":\"2026-11-21T08:00:00.250Z\",\"version\":2}");
        assertThat(reply.get("/statusCode")).isEqualTo("409");
        assertThat(reply.get("/error")).isEqualTo("Conflict");
        assertThat(reply.get("/message")).isEqualTo("Version conflict. Please refresh and try again.");
        assertThat(reply.get("/expectedVersion")).isEqualTo("1");
        assertThat(reply.get("/currentVersion")).isEqualTo("3");
        assertThat(reply.body().at("/current")).isEqualTo(currentItem());
        assertThat(Json.text(reply.body().at("/changedFields"))).isEqualTo("[\"/name\",\"/attributes/a~1b\"]");
        assertThat(reply.get("/conflictId")).matches("[0-9A-HJKMNP-TV-Z]{26}-[0-9a-f]{16}");
        assertThat(reply.body().at("/retryable").booleanValue()).isTrue();
    }

    private Object currentItem() {
        return api.read(Sent.toItem("GET", "invoice", "a").query("consistent", "true"))
                .is(200)
                .body();
    }

    @Test
    void everyWriteThatAskedAStoreTellsWhatItCost() {
        Reply created = api.put("a", "{\"version\":0,\"name\":\"n\"}").is(201);
        assertThat(created.header("Tiebreak-Attempts")).isEqualTo("1");
        assertThat(created.header("Tiebreak-Units")).isEqualTo("requests=1; rcu=0; wcu=0");
        Reply conflict = api.put("a", "{\"version\":7,\"name\":\"n\"}").isProblem(ProblemType.CONFLICT);
        assertThat(conflict.header("Tiebreak-Attempts")).isEqualTo("0");
        assertThat(conflict.header("Tiebreak-Units")).startsWith("requests=");
        Reply refused = api.put("a", "{}").is(400);
        assertThat(refused.header("Tiebreak-Attempts")).isEmpty();
        assertThat(refused.header("Tiebreak-Units")).isEmpty();
    }

    @Test
    void everyRequestIsACommandOfItsOwnWithTheFingerprintOfWhatWasSent() {
        api.put("a", "{\"version\":-1,\"name\":\"n\"}").is(201);
        api.put("a", "{\"version\":-1,\"name\":\"m\"}").is(200);
        api.put("a", "{\"version\":-1,\"name\":\"n\"}").is(200);
        var written = api.world.ledger.written();
        assertThat(written).extracting(VersionedCommand::commandId).doesNotHaveDuplicates();
        assertThat(written.get(0).fingerprint())
                .matches("[0-9a-f]{64}")
                .isEqualTo(written.get(2).fingerprint())
                .isNotEqualTo(written.get(1).fingerprint());
    }
}
