package io.tiebreak.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.GoldenFile;
import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tallies, folds and incidents as they are kept, byte for byte; see {@link GoldenFile} for what a failure means. */
class StoredTalliesTest {
    private static final Package ROOM = StoredTalliesTest.class.getPackage();
    private static final GoldenFile TALLIES = GoldenFile.of(ROOM, "tallies");
    private static final GoldenFile FOLD = GoldenFile.of(ROOM, "fold");
    private static final GoldenFile ZIPPED = GoldenFile.of(ROOM, "zipped");
    private static final Instant AT = Instant.parse("2026-11-28T10:12:00.250Z");

    private final TargetTally refused = new TargetTally(
            new Target("item", "rechnung/ü🦊", "PatchItem"),
            new Counts(Map.of(
                    Encounter.RETRIED, 1L,
                    Encounter.PERMANENT, 2L,
                    Encounter.SUPERSEDED, 3L,
                    Encounter.LOCK_REFUSED, 4L,
                    Encounter.TRANSACTION_CONFLICT, 5L,
                    Encounter.DEDUPLICATED, 6L)),
            new TreeSet<>(List.of("ann/tab-1", "ben")),
            new TreeMap<>(Map.of("/total", 2L, "/a~1b", 1L)),
            1,
            3,
            AT,
            ConflictId.parse("01KB4XZZZZZZZZZZZZZZZZZZZZ-0123456789abcdef"));
    private final TargetTally met = new TargetTally(
            new Target("signal", "/lights/desk", "SetValue"),
            new Counts(Map.of(Encounter.SUPERSEDED, 1L)),
            new TreeSet<>(List.of("ann")),
            new TreeMap<>(),
            0,
            1,
            AT,
            Optional.empty());
    private final Fold fold = new Fold(
            List.of(refused, met),
            new TreeMap<>(Map.of("item", 7L)),
            new TreeMap<>(Map.of(
                    "item",
                    new Fold.Minutes(new TreeMap<>(Map.of(Instant.parse("2026-11-28T10:12:00Z"), refused.counts()))),
                    "signal",
                    new Fold.Minutes(new TreeMap<>(Map.of(Instant.parse("2026-11-28T10:59:00Z"), met.counts()))))));

    @Test
    void talliesAreStoredAsTheyEverWereAndReadAsTheyWere() {
        TALLIES.assertHolds(Json.text(TallyJson.json(List.of(refused, met))));
        assertThat(TallyJson.tallies(Json.stored(TALLIES.text()))).containsExactly(refused, met);
    }

    @Test
    void aFoldIsStoredAsItEverWasAndReadAsItWas() {
        FOLD.assertHolds(Json.text(FoldJson.json(fold)));
        assertThat(FoldJson.fold(Json.stored(FOLD.text()))).isEqualTo(fold);
    }

    /** Not byte for byte: how well it is zipped is up to the platform. */
    @Test
    void whatIsZippedIsReadAsItWas() {
        byte[] zipped = Base64.getDecoder().decode(ZIPPED.text());
        assertThat(TallyJson.tallies(Packed.of(zipped).json())).containsExactly(refused, met);
        assertThat(Packed.of(TallyJson.json(List.of(refused, met))).json()).isEqualTo(Json.stored(TALLIES.text()));
    }
}
