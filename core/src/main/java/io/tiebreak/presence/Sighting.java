package io.tiebreak.presence;

import java.time.Instant;

/**
 * Where a tab was seen last.
 *
 * @param tab which tab
 * @param path the page it showed
 * @param seenAt when, in milliseconds, by the clock of whoever recorded it
 * @param commandId the heartbeat that said so
 */
public record Sighting(Tab tab, String path, Instant seenAt, String commandId) {

    /** The same, a little later. */
    Sighting notBefore(Instant time) {
        return time.isAfter(seenAt) ? new Sighting(tab, path, time, commandId) : this;
    }
}
