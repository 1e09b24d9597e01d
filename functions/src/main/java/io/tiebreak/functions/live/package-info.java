/**
 * Sockets: who may open one, what is said over it, and what is said to it. {@code docs/live.md} is the interface.
 */
@NullMarked
package io.tiebreak.functions.live;

import org.jspecify.annotations.NullMarked;
