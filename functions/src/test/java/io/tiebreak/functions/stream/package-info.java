/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.stream;

import org.jspecify.annotations.NullMarked;
