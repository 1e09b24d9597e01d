package io.tiebreak.view;

import io.tiebreak.ledger.StreamId;
import java.util.Map;

/** What came of several steps at once. */
public sealed interface Together {

    /** All of them happened. */
    record Applied() implements Together {}

    /**
     * None of them happened.
     *
     * @param standing what stands there instead, of each stream that was not where its step begins
     */
    record Refused(Map<StreamId, Standing> standing) implements Together {}
}
