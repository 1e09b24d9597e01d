/** Queues as Lambda reads them: batches, partial answers, and messages that come back when nobody has dealt with them. */
@NullMarked
package io.tiebreak.local.queues;

import org.jspecify.annotations.NullMarked;
