/** The deployable backend: one room per family of routes, with what they share beside them. */
@NullMarked
package io.tiebreak.functions;

import org.jspecify.annotations.NullMarked;
