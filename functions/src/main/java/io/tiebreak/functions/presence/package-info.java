/** Presence over HTTP: heartbeats and page views come in, who is there and what was viewed goes out. */
@NullMarked
package io.tiebreak.functions.presence;

import org.jspecify.annotations.NullMarked;
