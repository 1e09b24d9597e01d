/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.items;

import org.jspecify.annotations.NullMarked;
