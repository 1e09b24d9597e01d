/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.presence;

import org.jspecify.annotations.NullMarked;
