/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.schedule;

import org.jspecify.annotations.NullMarked;
