/** Items over HTTP, a handler class per route. */
@NullMarked
package io.tiebreak.functions.items;

import org.jspecify.annotations.NullMarked;
