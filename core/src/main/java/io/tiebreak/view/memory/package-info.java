/** Views in memory, for tests. */
@NullMarked
package io.tiebreak.view.memory;

import org.jspecify.annotations.NullMarked;
