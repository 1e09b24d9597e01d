/** Items: versioned documents with a name and free attributes, as an aggregate, a view and its projection. */
@NullMarked
package io.tiebreak.items;

import org.jspecify.annotations.NullMarked;
