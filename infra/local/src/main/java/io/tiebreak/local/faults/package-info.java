/** Faults that AWS deals out rarely and this machine on request: what they are, how often, and from which seed. */
@NullMarked
package io.tiebreak.local.faults;

import org.jspecify.annotations.NullMarked;
