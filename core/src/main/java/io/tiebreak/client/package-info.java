/** For callers that change what others change too: read, change, write, and once more after a conflict. */
@NullMarked
package io.tiebreak.client;

import org.jspecify.annotations.NullMarked;
