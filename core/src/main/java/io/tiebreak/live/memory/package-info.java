/** Connections and subscriptions in memory, for tests and for trying things out. */
@NullMarked
package io.tiebreak.live.memory;

import org.jspecify.annotations.NullMarked;
