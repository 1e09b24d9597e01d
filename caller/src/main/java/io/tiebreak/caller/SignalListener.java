package io.tiebreak.caller;

import java.util.List;

/**
 * Hears what happens under a pattern. All listeners of a caller are called one after the other on one thread: whoever is
 * slow holds the others up, and messages wait in memory meanwhile. A listener may call the backend.
 */
public interface SignalListener {

    /**
     * A value is there, is another, or is gone; what a snapshot holds comes this way, too. For one address, revisions
     * only grow, whatever was repeated or lost on the way. Changes in between may be missing after the socket was lost.
     */
    void changed(Change change);

    /**
     * A bundle happened.
     *
     * @param changes those under the pattern, 1 or more; without what is known already
     */
    default void bundle(String bundleId, List<Change> changes) {
        changes.forEach(this::changed);
    }

    /** Somebody sent a command that no authority on the backend takes. May repeat after faults; its id tells. */
    default void event(Event event) {}

    /** All that is there has been told: once at the beginning, and each time the socket was lost and is open again. */
    default void complete() {}

    /**
     * The backend does not let us subscribe, or open a socket. It is asked again with the next socket, and with the token
     * there is then.
     */
    default void refused(Problem problem) {}
}
