package io.tiebreak.projection;

import io.tiebreak.view.Generation;
import io.tiebreak.view.Parked;

/**
 * A stream was parked.
 *
 * @param generation in which generation of which view
 * @param parked which one and why
 */
public record Parking(Generation generation, Parked parked) {}
