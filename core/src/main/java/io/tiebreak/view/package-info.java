/** Views as they lie in a store: rows on shelves, in generations, each stream's row guarding all that the stream changes. */
@NullMarked
package io.tiebreak.view;

import org.jspecify.annotations.NullMarked;
