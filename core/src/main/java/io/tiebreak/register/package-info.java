/**
 * Registers: shared values of which only the newest state matters, with revisions, rules, locks and bundles. What a write
 * means is decided by {@link io.tiebreak.register.RegisterDecider}; {@link io.tiebreak.register.Registers} brings it about.
 */
@NullMarked
package io.tiebreak.register;

import org.jspecify.annotations.NullMarked;
