/** CloudWatch Logs' subscriptions: what functions print, brought to the functions that want to know. */
@NullMarked
package io.tiebreak.local.logs;

import org.jspecify.annotations.NullMarked;
