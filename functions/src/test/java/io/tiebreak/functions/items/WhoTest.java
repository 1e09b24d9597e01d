package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhoTest {
    private final ItemsApi api = new ItemsApi();

    private static Sent post() {
        return Sent.toType("POST", "invoice").body("{\"id\":\"a\",\"name\":\"n\"}");
    }

    private static Sent get() {
        return Sent.toItem("GET", "invoice", "a").query("consistent", "true");
    }

    private void isForbidden(Sent sent, String why) {
        assertThat(api.writeInVain(sent).isProblem(ProblemType.FORBIDDEN).get("/detail"))
                .contains(why);
    }

    @Test
    void tenantAndActorComeFromTheToken() {
        api.write(post()).is(201);
        assertThat(api.world.ledger.written().getFirst().stream().tenant()).isEqualTo("demo");
        assertThat(api.read(get()).is(200).get("/createdBy")).isEqualTo("ann");
    }

    @Test
    void theTenantMayComeFromACustomClaim() {
        api.write(post().withoutClaim("tenant").claim("custom:tenant", "other")).is(201);
        assertThat(api.world.ledger.written().getFirst().stream().tenant()).isEqualTo("other");
    }

    @Test
    void tenantsNeverMeet() {
        api.write(post()).is(201);
        api.write(post().claim("tenant", "other")).is(201);
        api.world.project();
        api.read(get().claim("tenant", "third")).isProblem(ProblemType.NOT_FOUND);
        api.read(Sent.toItem("GET", "invoice", "a").claim("tenant", "third")).isProblem(ProblemType.NOT_FOUND);
        api.read(Sent.toHistory("invoice", "a").claim("tenant", "third")).isProblem(ProblemType.NOT_FOUND);
        assertThat(api.read(Sent.toType("GET", "invoice").claim("tenant", "third"))
                        .is(200)
                        .body()
                        .required("items"))
                .isEmpty();
    }

    @Test
    void noBodyFieldNamesATenant() {
        api.writeInVain(Sent.toType("POST", "invoice").body("{\"name\":\"n\",\"tenant\":\"other\"}"))
                .refuses("/tenant");
    }

    @Test
    void aTokenWithoutTenantOrActorIsRefused() {
        isForbidden(post().withoutClaim("tenant"), "tenant");
        isForbidden(post().claim("tenant", " "), "tenant");
        isForbidden(post().claim("tenant", "t".repeat(257)), "tenant");
        isForbidden(post().withoutClaim("sub"), "sub");
        isForbidden(post().withoutToken(), "tenant");
    }

    @Test
    void aTokenWithoutTheScopeIsToldWhichOneItLacks() {
        isForbidden(post().claim("scope", "items:read admin"), "items:write");
        isForbidden(post().claim("scope", "items:writes items:*"), "items:write");
        isForbidden(post().withoutClaim("scope"), "items:write");
        assertThat(api.read(get().claim("scope", "items:write"))
                        .isProblem(ProblemType.FORBIDDEN)
                        .get("/detail"))
                .contains("items:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"items:write", "[items:write]", "[items:read items:write]", "admin  items:write "})
    void scopesComeAsTextOrAsAnArray(String scope) {
        api.write(post().claim("scope", scope)).is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]"})
    void aTokenWithoutScopesMayDoWhatTheTemplateSays(String scope) {
        isForbidden(post().claim("scope", scope), "items:write");
        new ItemsApi(ScopelessTokens.ALL_BUT_ADMIN)
                .write(post().claim("scope", scope))
                .is(201);
    }

    @Test
    void aTokenWithOtherScopesIsNotScopeless() {
        assertThat(new ItemsApi(ScopelessTokens.ALL_BUT_ADMIN)
                        .write(post().claim("scope", "presence"))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab-1", "A.b_c-9"})
    void aClientIdTellsWindowsApart(String id) {
        api.write(post().header("Client-Id", id)).is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ü", "a,b"})
    void aClientIdOfOtherCharactersIsRefused(String id) {
        api.writeInVain(post().header("Client-Id", id)).refuses("Client-Id");
        api.writeInVain(post().header("Client-Id", "x".repeat(65))).refuses("Client-Id");
        api.read(get().header("Client-Id", id)).refuses("Client-Id");
    }

    @Test
    void anIdempotencyKeyIsPrintableAscii() {
        api.write(post().header("Idempotency-Key", " ~".repeat(127) + "!")).is(201);
        for (String key : new String[] {"", "k".repeat(256), "schlüssel", "a\tb", "\u007f"}) {
            api.writeInVain(post().header("Idempotency-Key", key)).refuses("Idempotency-Key");
        }
    }
}
