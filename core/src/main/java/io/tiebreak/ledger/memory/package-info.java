/** The ledger in memory, for tests and for trying a decider out; keeps every promise but durability. */
@NullMarked
package io.tiebreak.ledger.memory;

import org.jspecify.annotations.NullMarked;
