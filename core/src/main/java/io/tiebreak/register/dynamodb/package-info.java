/** Registers on DynamoDB. */
@NullMarked
package io.tiebreak.register.dynamodb;

import org.jspecify.annotations.NullMarked;
