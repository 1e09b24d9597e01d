/** The ledger on DynamoDB: table layout, expressions and nothing else. */
@NullMarked
package io.tiebreak.ledger.dynamodb;

import org.jspecify.annotations.NullMarked;
