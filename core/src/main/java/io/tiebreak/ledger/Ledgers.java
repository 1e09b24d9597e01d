package io.tiebreak.ledger;

/** The ledgers of a program: streams of different kinds may be kept in different ones. */
@FunctionalInterface
public interface Ledgers {

    /** The ledger that keeps streams of a kind; there must be such a kind. */
    Ledger of(String kind);
}
