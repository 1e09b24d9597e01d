package io.tiebreak.presence;

import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the last sighting of each tab. Every method adds what it spent to the meter and throws a
 * {@link io.tiebreak.store.StoreException} when the store fails, without trying again.
 */
public interface SightingStore {

    /** In how many parts a tenant's tabs are found, so that no partition key holds them all. */
    int SLOTS = 16;

    /**
     * Puts a sighting in the place of the tab's last one, if that is as expected. One request, no read. Sending the identical
     * one again is harmless: it meets itself.
     */
    Kept keep(Sighting sighting, Expected expected, Meter meter);

    /** The same with the record a repeat will find, both or none; twice as dear. */
    Kept keep(Sighting sighting, Expected expected, Earlier record, Meter meter);

    /**
     * The tabs of one slot of a tenant that were seen after a time. May miss the newest heartbeats. One request per MB, and a
     * read unit for some 60 tabs.
     *
     * @param slot 0 to {@link #SLOTS} - 1
     */
    List<Sighting> seenAfter(String tenant, int slot, Instant time, Meter meter);
}
