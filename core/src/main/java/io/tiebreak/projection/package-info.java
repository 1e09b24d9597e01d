/** Projectors: they bring a view, version by version, to where the ledger is. */
@NullMarked
package io.tiebreak.projection;

import org.jspecify.annotations.NullMarked;
