/** Commands for later, on DynamoDB. */
@NullMarked
package io.tiebreak.functions.deferred.dynamodb;

import org.jspecify.annotations.NullMarked;
