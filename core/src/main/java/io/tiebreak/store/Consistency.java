package io.tiebreak.store;

/** How fresh a read must be. */
public enum Consistency {
    /** May miss the newest writes; half the price. Never enough for an answer that is given without a write. */
    EVENTUAL,
    /** Sees every write acknowledged before the read began. */
    STRONG
}
