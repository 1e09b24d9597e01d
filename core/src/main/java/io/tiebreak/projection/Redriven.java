package io.tiebreak.projection;

import io.tiebreak.view.Parked;

/** What came of redriving a stream. */
public sealed interface Redriven {

    /** It does not wait in any generation of the view. */
    record NotParked() implements Redriven {}

    /**
     * It goes on.
     *
     * @param version the version the view has of it now, or a newer one
     */
    record Moved(long version) implements Redriven {}

    /**
     * It still cannot be applied, and waits.
     *
     * @param parked what is wrong with its newest version
     */
    record StillParked(Parked parked) implements Redriven {}
}
