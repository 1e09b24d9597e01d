/** Sightings in memory, for tests. */
@NullMarked
package io.tiebreak.presence.memory;

import org.jspecify.annotations.NullMarked;
