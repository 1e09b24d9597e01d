/**
 * For Java programs that call a backend: {@link io.tiebreak.caller.Caller} reads and writes shared values over HTTP and
 * tells listeners of changes, {@link io.tiebreak.caller.Live} holds locks that end with the socket, and
 * {@link io.tiebreak.caller.Items} changes items. What a caller has to expect is a value, whatever else happens a {@link
 * io.tiebreak.caller.CallFailed}.
 */
@NullMarked
package io.tiebreak.caller;

import org.jspecify.annotations.NullMarked;
