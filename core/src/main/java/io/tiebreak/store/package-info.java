/** What all stores have in common: what a call spends, how consistently it reads and how it fails. */
@NullMarked
package io.tiebreak.store;

import org.jspecify.annotations.NullMarked;
