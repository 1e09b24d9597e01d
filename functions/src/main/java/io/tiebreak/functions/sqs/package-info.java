/** Queues on SQS, and the batches Lambda takes from them. */
@NullMarked
package io.tiebreak.functions.sqs;

import org.jspecify.annotations.NullMarked;
