package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final Address A = Address.of("/a");
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

    private final Known known = new Known();

    @Test
    void onlyWhatIsNewerIsNews() {
        assertThat(known.isNews(valued(2), NOW)).isTrue();
        assertThat(known.isNews(valued(2), NOW)).isFalse();
        assertThat(known.isNews(valued(1), NOW)).isFalse();
        assertThat(known.isNews(valued(3), NOW)).isTrue();
    }

    @Test
    void aRemovalIsNewsOnceAndNoneWhereNothingWasTold() {
        assertThat(known.isNews(removed(2), NOW)).isFalse();
        assertThat(known.isNews(valued(1), NOW)).isFalse();
        assertThat(known.isNews(valued(3), NOW)).isTrue();
        assertThat(known.isNews(removed(4), NOW)).isTrue();
        assertThat(known.isNews(removed(5), NOW)).isFalse();
    }

    @Test
    void whatACompleteSnapshotDoesNotHaveIsGone() {
        told(valued(5));
        known.begin();
        assertThat(known.complete(NOW)).containsExactly(removed(5));
        assertThat(known.isNews(removed(6), NOW)).isFalse();
        assertThat(known.isNews(valued(5), NOW)).isFalse();
        known.begin();
        assertThat(known.complete(NOW)).isEmpty();
    }

    @Test
    void whatItHasIsThere() {
        told(valued(5));
        known.begin();
        known.isThere(A);
        assertThat(known.complete(NOW)).isEmpty();
    }

    @Test
    void whatCameSinceItWasAskedForIsThereThoughItWasReadTooEarly() {
        told(valued(5));
        known.begin();
        told(valued(6));
        assertThat(known.complete(NOW)).isEmpty();
    }

    @Test
    void whatOnlyRepeatsIsNoSignOfLife() {
        told(valued(5));
        known.begin();
        assertThat(known.isNews(valued(5), NOW)).isFalse();
        assertThat(known.complete(NOW)).containsExactly(removed(5));
    }

    @Test
    void whatIsGoneIsRememberedForADay() {
        told(valued(5));
        told(removed(6));
        known.begin();
        assertThat(known.complete(NOW.plus(Known.KEPT))).isEmpty();
        assertThat(known.isNews(valued(5), NOW)).isFalse();
        known.begin();
        assertThat(known.complete(NOW.plus(Known.KEPT).plus(Duration.ofMillis(1))))
                .isEmpty();
        assertThat(known.isNews(valued(5), NOW)).isTrue();
    }

    private void told(Change change) {
        assertThat(known.isNews(change, NOW)).isTrue();
    }

    private static Change valued(long revision) {
        Signal signal = new Signal(A, IntNode.valueOf(1), revision, "ann", NOW, Optional.empty());
        return new Change.Valued(signal, Meta.OF_A_SNAPSHOT);
    }

    private static Change removed(long revision) {
        return new Change.Removed(A, revision, Meta.OF_A_SNAPSHOT);
    }
}
