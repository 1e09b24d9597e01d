/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.signals;

import org.jspecify.annotations.NullMarked;
