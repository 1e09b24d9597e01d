/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.s3;

import org.jspecify.annotations.NullMarked;
