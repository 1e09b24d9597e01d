package io.tiebreak.caller;

import io.tiebreak.items.ItemState;
import java.time.Instant;

/**
 * An item as it was at some moment.
 *
 * @param version 1 or more; the version to name when it is changed
 * @param state name and attributes
 */
public record Item(
        String type,
        String id,
        long version,
        ItemState state,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
