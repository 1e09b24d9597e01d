/** JSON as this library understands it: strict, exact in its numbers, compared by value. */
@NullMarked
package io.tiebreak.json;

import org.jspecify.annotations.NullMarked;
