/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.wiring;

import org.jspecify.annotations.NullMarked;
