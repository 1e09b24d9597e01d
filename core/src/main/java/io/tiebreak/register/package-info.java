/**
 * Registers: shared values of which only the newest state matters, with revisions, rules, locks and bundles. What a write
 * means is decided by {@link io.tiebreak.register.RegisterDecider}; {@link io.tiebreak.register.Registers} brings it about. And
 * what shares their transactions: bundles, at once or later, and events with the {@link io.tiebreak.register.Authority} that
 * decides what they do.
 */
@NullMarked
package io.tiebreak.register;

import org.jspecify.annotations.NullMarked;
