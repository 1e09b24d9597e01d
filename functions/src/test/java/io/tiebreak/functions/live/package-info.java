/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.live;

import org.jspecify.annotations.NullMarked;
