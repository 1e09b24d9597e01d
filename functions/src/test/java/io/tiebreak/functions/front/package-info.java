/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.front;

import org.jspecify.annotations.NullMarked;
