package io.tiebreak.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Appends that happen all or not at all. No stream may be in it twice.
 *
 * @param appends commands to put where their versions say
 * @param unmoved versions that must still be the newest of their streams
 * @param key the record to leave, if there is none under its id that still counts; empty for leaving none
 * @param now the time by which an older record has expired
 */
public record Transaction(
        List<VersionedCommand> appends, List<KeyRecord.Place> unmoved, Optional<KeyRecord> key, Instant now) {

    /** How many streams may be in one; with a key record that leaves room below DynamoDB's 100. */
    public static final int MAX_STREAMS = 45;

    /** How large all commands together may be, by DynamoDB's limit of 4 MB. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    public Transaction {
        appends = List.copyOf(appends);
        unmoved = List.copyOf(unmoved);
    }
}
