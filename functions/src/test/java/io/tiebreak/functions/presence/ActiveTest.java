package io.tiebreak.functions.presence;

import static io.tiebreak.functions.presence.PresenceApi.toActive;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.http.Reply;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActiveTest {
    private static final String NOBODY = "{\"active\":0,\"paths\":[]}";

    private final PresenceApi api = new PresenceApi();

    private String active() {
        return api.read(toActive()).is(200).text();
    }

    @Test
    void sessionsAreCountedOnceWhateverTheirTabs() {
        api.beat("s", "a", "/docs");
        api.beat("s", "b", "/");
        api.beat("s", "c", "/");
        api.beat("t", "a", "/");
        assertThat(active()).isEqualTo("""
                {"active":2,"paths":[{"path":"/","sessions":2},{"path":"/docs","sessions":1}]}""");
    }

    @Test
    void theOneHundredPathsWithTheMostSessionsAreShownThoseAlikeByName() {
        IntStream.range(0, 120).forEach(i -> api.beat("s-" + i, "a", "/p%03d".formatted(i)));
        api.beat("t-1", "a", "/p119");
        api.beat("t-2", "a", "/p119");
        api.beat("t-3", "a", "/p118");
        JsonNode body = api.read(toActive()).is(200).body();
        assertThat(body.required("active").intValue()).isEqualTo(123);
        assertThat(body.required("paths")).hasSize(100);
        assertThat(body.required("paths")
                        .valueStream()
                        .map(on -> on.required("path").asText()))
                .startsWith("/p119", "/p118", "/p000", "/p001")
                .endsWith("/p096", "/p097");
        assertThat(body.at("/paths/0/sessions").intValue()).isEqualTo(3);
    }

    @Test
    void whoWasNotSeenForTwoMinutesIsGone() {
        api.beat("s", "a", "/");
        api.world.passMillis(119_999);
        assertThat(active()).isEqualTo("{\"active\":1,\"paths\":[{\"path\":\"/\",\"sessions\":1}]}");
        api.world.pass(PresenceReads.LEASE);
        assertThat(active()).isEqualTo(NOBODY);
    }

    @Test
    void tenantsAreApart() {
        api.beat("s", "a", "/");
        assertThat(api.read(toActive().claim("tenant", "other")).is(200).text()).isEqualTo(NOBODY);
        assertThat(active()).contains("\"active\":1");
    }

    @Test
    void anAnswerIsRememberedForThreeSecondsAndCostsNothingThen() {
        Reply asked = api.read(toActive()).is(200);
        assertThat(asked.header("Tiebreak-Units")).startsWith("requests=16; ");
        int reads = api.world.sightings.reads();
        api.beat("s", "a", "/");
        api.world.passMillis(2_999);
        Reply remembered = api.read(toActive()).is(200);
        assertThat(remembered.text()).isEqualTo(NOBODY);
        assertThat(remembered.header("Tiebreak-Units")).as("no store was asked").isEmpty();
        assertThat(api.world.sightings.reads()).isEqualTo(reads);
        api.world.passMillis(1);
        assertThat(active()).contains("\"active\":1");
    }

    @Test
    void whatIsRememberedIsNotToldToOtherTenants() {
        active();
        api.write(PresenceApi.toHeartbeats("{'sessionId':'s','path':'/'}").claim("tenant", "other"));
        assertThat(api.read(toActive().claim("tenant", "other")).text()).contains("\"active\":1");
        api.world.pass(Duration.ofSeconds(1));
        assertThat(active()).isEqualTo(NOBODY);
    }
}
