/** What commands met, in memory, for tests. */
@NullMarked
package io.tiebreak.insight.memory;

import org.jspecify.annotations.NullMarked;
