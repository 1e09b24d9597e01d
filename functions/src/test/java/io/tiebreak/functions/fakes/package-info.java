/** A world for tests: stores in memory, a clock that is moved by hand, and all that was told. */
@NullMarked
package io.tiebreak.functions.fakes;

import org.jspecify.annotations.NullMarked;
