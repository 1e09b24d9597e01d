/** EventBridge's rules: what matches one is kept until its function has taken it, or failed too often. */
@NullMarked
package io.tiebreak.local.events;

import org.jspecify.annotations.NullMarked;
