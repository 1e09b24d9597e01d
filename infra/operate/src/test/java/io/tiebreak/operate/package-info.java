/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.operate;

import org.jspecify.annotations.NullMarked;
