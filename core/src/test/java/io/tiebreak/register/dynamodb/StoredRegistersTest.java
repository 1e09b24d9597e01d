package io.tiebreak.register.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.GoldenFile;
import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.DynamoDbJson;
import io.tiebreak.json.Json;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventId;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Locking;
import io.tiebreak.register.Operation;
import io.tiebreak.register.Receipt;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
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
    private final Register lockedOverASocketInABundle = new Register(
            ID,
            7,
            Optional.of(Json.stored("80.5")),
            new Stamp(AT.minusSeconds(1), "ann/window-1", "command-7"),
            AT,
            new Touch("ann/window-1", "command-7", AT),
            3,
            Optional.of(new Lease("ann/window-1", Duration.ofSeconds(30), AT.plusSeconds(30), Optional.of("L0SM9cO="))),
            Optional.of(new Replaced("ben", 6, AT.minusSeconds(2), OptionalLong.of(5))),
            Optional.of("scene"));
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
    void aNumberLockedOverASocketInABundleIsStoredAsItEverWas() {
        assertStored("locked-bundled", lockedOverASocketInABundle);
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

    private static final BundleId SCENE = new BundleId("demo/50%", "scene-1");

    private static void assertStored(String name, Bundle bundle) {
        GoldenFile golden = GoldenFile.of(ROOM, name);
        golden.assertHolds(DynamoDbJson.write(BundleItem.write(bundle)));
        assertThat(BundleItem.read(SCENE, DynamoDbJson.read(golden.text()))).isEqualTo(bundle);
    }

    private static Bundle bundle(
            Optional<Bundle.Schedule> schedule,
            Bundle.State state,
            Optional<Instant> due,
            Optional<Instant> expiresAt) {
        return new Bundle(SCENE, "command-7", "fingerprint-7", "ann/left", schedule, state, due, expiresAt);
    }

    @Test
    void aBundleIsStoredAsItEverWas() {
        var state = new Bundle.State.Done(
                List.of(
                        new Bundle.Result.Written(DESK, 7),
                        new Bundle.Result.Emitted(Address.of("/b"), new EventId("demo/50%", "event-1"))),
                List.of());
        assertStored("bundle", bundle(Optional.empty(), state, Optional.of(AT), Optional.of(AT.minusMillis(250))));
    }

    @Test
    void aBundleWithWhatItChangedIsStoredAsItEverWas() {
        var state =
                new Bundle.State.Done(List.of(new Bundle.Result.Written(DESK, 7)), List.of(lockedOverASocketInABundle));
        assertStored(
                "bundle-changed", bundle(Optional.empty(), state, Optional.empty(), Optional.of(AT.minusMillis(250))));
    }

    @Test
    void aBundleForLaterIsStoredAsItEverWas() {
        var command = new RegisterCommand.SetValue(
                Optional.of(Json.stored("{\"x\":1.50}")),
                OptionalLong.of(3),
                Optional.of(AT),
                OptionalLong.of(2),
                new Locking.Take(Duration.ofSeconds(30)),
                OptionalLong.of(4));
        var release = new RegisterCommand.SetValue(
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                new Locking.Release(),
                OptionalLong.empty());
        var schedule = new Bundle.Schedule(
                AT,
                List.of(
                        new Operation.Write(DESK, command),
                        new Operation.Write(Address.of("/b"), release),
                        new Operation.Write(
                                Address.of("/c"),
                                new RegisterCommand.RemoveValue(OptionalLong.of(1), OptionalLong.empty())),
                        new Operation.Emit(Address.of("/d"), Json.stored("null"))));
        assertStored(
                "bundle-scheduled",
                bundle(Optional.of(schedule), new Bundle.State.Scheduled(), Optional.of(AT), Optional.empty()));
    }

    @Test
    void aRefusedBundleIsStoredAsItEverWas() {
        assertStored(
                "bundle-refused",
                bundle(
                        Optional.empty(),
                        new Bundle.State.Refused(1, "conflict"),
                        Optional.empty(),
                        Optional.of(AT.minusMillis(250))));
    }

    @Test
    void anEventIsStoredAsItEverWas() {
        assertStored("event", event(new Event.Status.Accepted(), Optional.empty()));
        var results = List.<Bundle.Result>of(new Bundle.Result.Written(DESK, 7));
        assertStored("event-handled", event(new Event.Status.Handled(results), Optional.of(AT.minusMillis(250))));
        assertStored(
                "event-failed",
                event(new Event.Status.Failed("locked", "Somebody else has it."), Optional.of(AT.minusMillis(250))));
    }

    private static final EventId EVENT = new EventId("demo/50%", "event-1");

    private static Event event(Event.Status status, Optional<Instant> expiresAt) {
        return new Event(
                EVENT,
                "fingerprint-7",
                Address.of("/commands/set/lights/desk"),
                "desk",
                Json.stored("{\"x\":1.50}"),
                "ann",
                AT,
                status,
                expiresAt);
    }

    private static void assertStored(String name, Event event) {
        GoldenFile golden = GoldenFile.of(ROOM, name);
        golden.assertHolds(DynamoDbJson.write(EventItem.write(event)));
        assertThat(EventItem.read(EVENT, DynamoDbJson.read(golden.text()))).isEqualTo(event);
    }
}
