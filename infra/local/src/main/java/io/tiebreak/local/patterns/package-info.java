/** Patterns, as event source filters and EventBridge rules write them, and those of log subscriptions. */
@NullMarked
package io.tiebreak.local.patterns;

import org.jspecify.annotations.NullMarked;
