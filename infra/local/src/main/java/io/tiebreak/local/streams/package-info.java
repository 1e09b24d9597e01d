/**
 * A table's stream as a Lambda event source: batches, filters, partial answers, retries, bisecting, and what is left of a
 * batch that was given up on. Delivery is at least once and in order per shard, as on AWS.
 */
@NullMarked
package io.tiebreak.local.streams;

import org.jspecify.annotations.NullMarked;
