package io.tiebreak.view;

import io.tiebreak.store.Meter;
import java.util.Map;
import java.util.Optional;

/** Keeps the record of each view's generations. Reads are strong, and one request each. */
public interface GenerationStore {

    /** The records of all views that have one, by the view's name. */
    Map<String, Generations> all(Meter meter);

    /** The record of a view; empty if nothing was ever projected into it. */
    Optional<Generations> find(String view, Meter meter);

    /**
     * Replaces a view's record if it is still the one before this; a first record if there is none. Doing it again is
     * harmless, and how a lost answer is resolved: the record that is there is this one then.
     *
     * @return false if somebody else changed it meanwhile, and then nothing happened
     */
    boolean replace(Generations changed, Meter meter);

    /** Writes down how far views are behind, in one request. */
    void measured(Map<String, Lag> lags, Meter meter);

    /** What was written down last, by the view's name. */
    Map<String, Lag> lags(Meter meter);
}
