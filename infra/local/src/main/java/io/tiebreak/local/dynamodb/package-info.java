/**
 * DynamoDB Local inside this JVM, behind an edge that knows which function is calling. The only place that touches
 * DynamoDB Local, which its licence forbids to ship.
 */
@NullMarked
package io.tiebreak.local.dynamodb;

import org.jspecify.annotations.NullMarked;
