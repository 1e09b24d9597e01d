/** What the stores on DynamoDB share: how failures, sizes and consumed capacity are read. */
@NullMarked
package io.tiebreak.dynamodb;

import org.jspecify.annotations.NullMarked;
