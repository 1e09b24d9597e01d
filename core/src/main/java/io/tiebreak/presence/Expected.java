package io.tiebreak.presence;

import java.time.Instant;

/** What has to be true of a tab's last sighting for another one to take its place. */
public sealed interface Expected {

    /** There is none, or it is older and says something else, or it is from {@code settled} or before. */
    record Older(Instant settled) implements Expected {}

    /** It is this very one. */
    record Still(Sighting found) implements Expected {}
}
