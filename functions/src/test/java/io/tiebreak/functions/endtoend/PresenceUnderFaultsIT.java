package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.local.faults.Faults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of the tables get lost, are throttled and meet other transactions; streams repeat, delay and reorder records. */
class PresenceUnderFaultsIT {
    private final long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
    private LocalBackend backend;
    private Door door;
    private Visitors visitors;

    @BeforeEach
    void start() {
        Faults faults = Faults.parse("lost=0.05,throttle=0.05,transaction-conflict=0.05,duplicate=0.3,delay=0.1,"
                + "reorder=0.5,kill=0.05,seed=" + seed);
        backend = LocalBackend.start(
                Options.of(Path.of("../template.yaml")).withPort(0).withFaults(faults));
        door = new Door(backend.url());
        visitors = new Visitors(door, List.of("/", "/docs", "/pricing"));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void nothingIsCountedTwiceAndNothingIsMissing() throws Exception {
        System.out.println("seed " + seed);
        List<String> sessions = Visitors.sessions("s", 20);
        // Who asks again after a 503 is perhaps told no, for his first call was counted.
        assertThat(visitors.view(sessions, 3)).isBetween(1L, 60L);
        visitors.beat(sessions);
        visitors.haveAllViewed(20);
        assertThat(door.get("/v1/presence/active").body().path("active").intValue())
                .isEqualTo(20);
    }
}
