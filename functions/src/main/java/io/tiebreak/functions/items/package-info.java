/** Items over HTTP, a handler class per route, and the projector that keeps their view. */
@NullMarked
package io.tiebreak.functions.items;

import org.jspecify.annotations.NullMarked;
