/** Views on DynamoDB: one table for the rows of all views and the records of their generations. */
@NullMarked
package io.tiebreak.view.dynamodb;

import org.jspecify.annotations.NullMarked;
