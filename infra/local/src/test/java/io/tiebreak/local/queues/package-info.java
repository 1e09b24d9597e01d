@NullMarked
package io.tiebreak.local.queues;

import org.jspecify.annotations.NullMarked;
