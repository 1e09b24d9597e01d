package io.tiebreak.command;

import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What one request knows of having been sent before. */
final class Repeats {
    /** How long a key record counts. */
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final PatientLedger ledger;
    private final InstantSource clock;
    private final Request request;

    Repeats(PatientLedger ledger, InstantSource clock, Request request) {
        this.ledger = ledger;
        this.clock = clock;
        this.request = request;
    }

    /** The record for a repeat to find. */
    KeyRecord record(List<VersionedCommand> receipts, Instant now) {
        List<KeyRecord.Place> places = receipts.stream()
                .map(receipt -> new KeyRecord.Place(receipt.stream(), receipt.version()))
                .toList();
        return new KeyRecord(request.commandId(), request.fingerprint(), places, now.plus(LIFETIME));
    }

    /** The record this request left when it came before; nothing to look for, and no read, if it is not repeatable. */
    Optional<KeyRecord> earlier() {
        return request.repeatable()
                ? ledger.keyRecord(request.commandId())
                        .filter(record -> record.expiresAt().isAfter(clock.instant()))
                : Optional.empty();
    }

    /** Whether what came before was this request, and not another one under the same key. */
    boolean isOf(String fingerprint) {
        return fingerprint.equals(request.fingerprint());
    }

    /**
     * The commands a record tells of, as they stand in the ledger.
     *
     * @throws OutcomeUnknown if they cannot be read; for they did happen, perhaps by this very request
     */
    List<VersionedCommand> receipts(KeyRecord record) {
        try {
            return record.receipts().stream().map(this::receipt).toList();
        } catch (StoreException failure) {
            throw new OutcomeUnknown(failure);
        }
    }

    private VersionedCommand receipt(KeyRecord.Place place) {
        return ledger.versions(place.stream(), place.version(), place.version()).getFirst();
    }
}
