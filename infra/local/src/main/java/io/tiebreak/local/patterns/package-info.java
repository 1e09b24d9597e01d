/** Event patterns, as event source filters and EventBridge rules write them. */
@NullMarked
package io.tiebreak.local.patterns;

import org.jspecify.annotations.NullMarked;
