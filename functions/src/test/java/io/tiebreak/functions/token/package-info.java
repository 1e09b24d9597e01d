/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.token;

import org.jspecify.annotations.NullMarked;
