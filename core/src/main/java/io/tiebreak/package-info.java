/** What every room of the library shares: identifiers. */
@NullMarked
package io.tiebreak;

import org.jspecify.annotations.NullMarked;
