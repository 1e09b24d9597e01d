package io.tiebreak.register.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.GoldenFile;
import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.DynamoDbJson;
import io.tiebreak.json.Json;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Receipt;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.Replaced;
import io.tiebreak.register.Stamp;
import io.tiebreak.register.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The registers' table's items, byte for byte; see {@link GoldenFile} for what a failure means. */
class StoredRegistersTest {
    private static final Package ROOM = StoredRegistersTest.class.getPackage();
    private static final Instant AT = Instant.parse("2026-11-21T09:30:00.250Z");
    private static final Address DESK = Address.of("/lights/desk");
    private static final RegisterId ID = new RegisterId("demo/50%", DESK);

    private final Register locked = new Register(
            ID,
            7,
            Optional.of(Json.stored("80.5")),
            new Stamp(AT.minusSeconds(1), "ann/window-1", "command-7"),
            AT,
            new Touch("ann/window-1", "command-7", AT),
            3,
            Optional.of(new Lease("ann/window-1", Duration.ofSeconds(30), AT.plusSeconds(30))),
            Optional.of(new Replaced("ben", 6, AT.minusSeconds(2), OptionalLong.of(5))));
    private final Register touched = new Register(
            ID,
            8,
            Optional.of(Json.stored("{\"r\":1}")),
            new Stamp(AT, "ann", "command-7"),
            AT,
            new Touch("ben", "command-8", AT.plusMillis(1)),
            4,
            Optional.empty(),
            Optional.empty());
    private final Register deleted = new Register(
            ID,
            9,
            Optional.empty(),
            new Stamp(AT, "", "command-9"),
            AT,
            new Touch("ann", "command-9", AT),
            0,
            Optional.empty(),
            Optional.empty());

    private static void assertStored(String name, Register register) {
        GoldenFile golden = GoldenFile.of(ROOM, name);
        golden.assertHolds(DynamoDbJson.write(RegisterItem.write(register)));
        assertThat(RegisterItem.read(DynamoDbJson.read(golden.text()))).isEqualTo(register);
    }

    @Test
    void aLockedNumberIsStoredAsItEverWas() {
        assertStored("locked", locked);
    }

    @Test
    void whatWasOnlyUnlockedIsStoredAsItEverWas() {
        assertStored("touched", touched);
    }

    @Test
    void aDeletionIsStoredAsItEverWas() {
        assertStored("deleted", deleted);
    }

    @Test
    void aReceiptIsStoredAsItEverWas() {
        var receipt = new Receipt("command-7", "fingerprint-7", locked, Instant.parse("2026-11-22T09:30:00Z"));
        GoldenFile golden = GoldenFile.of(ROOM, "receipt");
        golden.assertHolds(DynamoDbJson.write(RecordItems.write(receipt)));
        assertThat(RecordItems.receipt(DynamoDbJson.read(golden.text()))).isEqualTo(receipt);
    }

    @Test
    void aBundleIsStoredAsItEverWas() {
        var id = new BundleId("demo/50%", "scene-1");
        var bundle = new Bundle(
                id,
                "command-7",
                "fingerprint-7",
                List.of(new Bundle.Result(DESK, 7), new Bundle.Result(Address.of("/b"), 1)),
                Instant.parse("2026-11-22T09:30:00Z"));
        GoldenFile golden = GoldenFile.of(ROOM, "bundle");
        golden.assertHolds(DynamoDbJson.write(RecordItems.write(bundle)));
        assertThat(RecordItems.bundle(id, DynamoDbJson.read(golden.text()))).isEqualTo(bundle);
    }
}
