/** Connections and subscriptions on DynamoDB. */
@NullMarked
package io.tiebreak.live.dynamodb;

import org.jspecify.annotations.NullMarked;
