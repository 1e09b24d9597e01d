/** What needs no tenant: health, the API's own description, and the answer to routes that do not exist. */
@NullMarked
package io.tiebreak.functions.front;

import org.jspecify.annotations.NullMarked;
