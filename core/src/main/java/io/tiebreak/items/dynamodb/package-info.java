/** The view of items on DynamoDB. */
@NullMarked
package io.tiebreak.items.dynamodb;

import org.jspecify.annotations.NullMarked;
