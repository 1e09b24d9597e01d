/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.views;

import org.jspecify.annotations.NullMarked;
