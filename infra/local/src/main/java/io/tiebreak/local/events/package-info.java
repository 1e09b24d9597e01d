/** EventBridge's rules, with a pattern or a schedule: each event is tried until its function has taken it, or failed too often. */
@NullMarked
package io.tiebreak.local.events;

import org.jspecify.annotations.NullMarked;
