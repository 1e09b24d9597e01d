/**
 * Commands to items that are carried out later, one after the other for each item: {@code Prefer: respond-async}. What is kept is
 * the request as it came; it is made again, under its key, when its turn has come.
 */
@NullMarked
package io.tiebreak.functions.deferred;

import org.jspecify.annotations.NullMarked;
