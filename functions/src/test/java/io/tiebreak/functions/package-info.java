/** What holds for all functions. */
@NullMarked
package io.tiebreak.functions;

import org.jspecify.annotations.NullMarked;
