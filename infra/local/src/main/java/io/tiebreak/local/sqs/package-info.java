/** SQS on this machine: ElasticMQ holds the messages, and what stands before it keeps them, moves them and asks policies. */
@NullMarked
package io.tiebreak.local.sqs;

import org.jspecify.annotations.NullMarked;
