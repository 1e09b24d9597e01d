/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.sqs;

import org.jspecify.annotations.NullMarked;
