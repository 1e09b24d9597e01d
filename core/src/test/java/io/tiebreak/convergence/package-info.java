/** Convergence: views of random loads, under all that streams, functions and stores may do, against the fold of the ledger. */
@NullMarked
package io.tiebreak.convergence;

import org.jspecify.annotations.NullMarked;
