/** The ledger: one immutable versioned command per accepted change of a stream, and what a write may expect. */
@NullMarked
package io.tiebreak.ledger;

import org.jspecify.annotations.NullMarked;
