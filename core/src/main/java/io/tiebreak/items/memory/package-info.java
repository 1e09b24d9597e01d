/** The view of items in memory, for tests. */
@NullMarked
package io.tiebreak.items.memory;

import org.jspecify.annotations.NullMarked;
