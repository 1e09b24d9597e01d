/** What commands met, on DynamoDB. */
@NullMarked
package io.tiebreak.insight.dynamodb;

import org.jspecify.annotations.NullMarked;
