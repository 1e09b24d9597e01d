/** Registers in memory, for tests. */
@NullMarked
package io.tiebreak.register.memory;

import org.jspecify.annotations.NullMarked;
