package io.tiebreak.presence;

/** What came of keeping a sighting. */
public sealed interface Kept {

    /** It is the tab's last sighting now. */
    record Written() implements Kept {}

    /** Nothing was written: the tab's last sighting is not as expected. */
    record Refused(Sighting found) implements Kept {}

    /** Nothing was written: a heartbeat under the same id came before. */
    record Repeated(Earlier earlier) implements Kept {}
}
