/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.deferred.dynamodb;

import org.jspecify.annotations.NullMarked;
