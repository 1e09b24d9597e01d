/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.log;

import org.jspecify.annotations.NullMarked;
