/** Histories: many clients at one ledger on which things go wrong, written down and checked against every promise. */
@NullMarked
package io.tiebreak.history;

import org.jspecify.annotations.NullMarked;
