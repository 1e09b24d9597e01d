package io.tiebreak.register;

import java.time.Instant;

/** A bundle somebody has to look at, and when. */
public record Due(BundleId id, Instant at) {}
