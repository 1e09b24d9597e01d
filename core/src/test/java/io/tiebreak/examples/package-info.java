/** Examples, and the guides that quote them. */
@NullMarked
package io.tiebreak.examples;

import org.jspecify.annotations.NullMarked;
