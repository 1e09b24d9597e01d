package io.tiebreak.functions.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.function.Supplier;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final Throwable cause = new IllegalStateException("secret payload");
    private final PresenceApi api = new PresenceApi();

    private List<Reply> writesWith(Supplier<RuntimeException> failure) {
        api.world.sightings.fail(failure);
        api.world.ledger.failAppends(failure);
        return List.of(api.beat("secret-s", "secret-t", "/secret-p"), api.view("secret-s", "/secret-p"));
    }

    @Test
    void aWriteWithoutAnAnswerSaysThatItMayHaveHappenedAndHowToRepeatIt() {
        for (Reply reply : writesWith(() -> new StoreException.Unanswered(cause))) {
            reply.isProblem(ProblemType.OUTCOME_UNKNOWN);
            assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(reply.get("/detail")).contains("same request again");
            assertThat(Integer.parseInt(reply.header("Tiebreak-Attempts"))).isGreaterThan(1);
            assertThat(reply.header("Tiebreak-Units")).startsWith("requests=");
        }
    }

    @Test
    void throttlingThatOutlastsOurPatienceIsA429() {
        for (Reply reply : writesWith(() -> new StoreException.Throttled(cause))) {
            reply.isProblem(ProblemType.THROTTLED);
            assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
        }
    }

    @Test
    void theLogTellsOfFailuresButOfNoSessionTabOrPage() {
        for (Supplier<RuntimeException> failure : List.<Supplier<RuntimeException>>of(
                () -> new StoreException.Unanswered(cause),
                () -> new StoreException.Throttled(cause),
                () -> new IllegalStateException("secret", cause))) {
            assertThat(writesWith(failure))
                    .allSatisfy(reply -> assertThat(reply.text()).doesNotContain("secret"));
        }
        assertThat(api.world.logged)
                .hasSize(6)
                .allSatisfy(
                        line -> assertThat(line).contains("POST /v1/presence/").doesNotContain("secret"));
    }

    @Test
    void whatIsWrittenShowsNoSession() {
        api.view("secret-s", "/");
        api.write(PresenceApi.toViews("{'sessionId':'secret-s','path':'/docs'}").key("k-1"));
        api.beat("secret-s", "secret-t", "/");
        assertThat(api.world.ledger.written())
                .hasSize(3)
                .allSatisfy(command -> assertThat(command.toString()).doesNotContain("secret"));
        assertThat(api.world.sightings.kept())
                .hasSize(1)
                .allSatisfy(sighting -> assertThat(sighting.toString()).doesNotContain("secret"));
        assertThat(api.world.logged).isEmpty();
    }

    @Test
    void warmingUpAsksNoStoreAndIsNoSurprise() {
        api.world.sightings.fail(IllegalStateException::new);
        api.world.ledger.failReads(IllegalStateException::new);
        api.world.ledger.failAppends(IllegalStateException::new);
        warmUp(DaggerFakeWriteComponent.builder().fakeWorld(api.world).build().api());
        warmUp(DaggerFakeReadComponent.builder().fakeWorld(api.world).build().api());
        assertThat(api.world.sightings.reads()).isZero();
        assertThat(api.world.logged).isEmpty();
    }

    private static void warmUp(HttpApi api) {
        HttpApi warm = api.warmInSnapshots();
        warm.beforeCheckpoint(Core.getGlobalContext());
        warm.afterRestore(Core.getGlobalContext());
    }
}
