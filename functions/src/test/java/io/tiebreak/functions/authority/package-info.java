/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.authority;

import org.jspecify.annotations.NullMarked;
