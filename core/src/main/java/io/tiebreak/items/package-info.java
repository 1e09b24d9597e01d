/** Items: versioned documents with a name and free attributes, as an aggregate, and three views of them. */
@NullMarked
package io.tiebreak.items;

import org.jspecify.annotations.NullMarked;
