/** Projections: what views are made of, and how they are kept where the ledger is, parked, redriven and rebuilt. */
@NullMarked
package io.tiebreak.projection;

import org.jspecify.annotations.NullMarked;
