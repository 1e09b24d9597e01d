package io.tiebreak.history;

import io.tiebreak.history.MistakesInReading.NewestTakenForRival;
import io.tiebreak.history.MistakesInReading.StaleReadTrusted;
import io.tiebreak.history.MistakesInReading.UncheckedPredecessor;
import io.tiebreak.history.MistakesInWriting.KeyCheckedOutside;
import io.tiebreak.history.MistakesInWriting.KeyWithoutFingerprint;
import io.tiebreak.history.MistakesInWriting.OwnWriteNotRecognised;
import io.tiebreak.history.MistakesInWriting.TimeoutTakenForFailure;
import io.tiebreak.history.MistakesInWriting.TransactionInPieces;
import io.tiebreak.history.MistakesInWriting.UnconditionalPut;
import io.tiebreak.ledger.Ledger;

/** Mistakes a write path could make, planted to see them found. */
enum Mistake {
    /** Writes n + 1 though there is no n. */
    UNCHECKED_PREDECESSOR(Promise.GAP_FREE) {
        @Override
        Ledger atStore(Ledger ledger) {
            return new UncheckedPredecessor(ledger);
        }
    },
    /** Sends again after a lost answer, and takes what it meets for a rival. */
    OWN_WRITE_NOT_RECOGNISED(Promise.NO_CONFLICT_WITH_ONESELF) {
        @Override
        Ledger atStore(Ledger ledger) {
            return new OwnWriteNotRecognised(ledger);
        }
    },
    /** Answers without a write on an eventually consistent read. */
    STALE_READ_TRUSTED(Promise.LINEARIZABLE) {
        @Override
        Ledger atClient(Ledger ledger) {
            return new StaleReadTrusted(ledger);
        }
    },
    /** Puts without a condition. */
    UNCONDITIONAL_PUT(Promise.NEVER_REWRITTEN) {
        @Override
        Ledger atStore(Ledger ledger) {
            return new UnconditionalPut(ledger);
        }
    },
    /** Looks for the key first, then writes the command, then the key. */
    KEY_CHECKED_OUTSIDE(Promise.EXACTLY_ONCE) {
        @Override
        Ledger atClient(Ledger ledger) {
            return new KeyCheckedOutside(ledger);
        }
    },
    /** Takes any request under a key for the one before. */
    KEY_WITHOUT_FINGERPRINT(Promise.NONE_LOST) {
        @Override
        Ledger atStore(Ledger ledger) {
            return new KeyWithoutFingerprint(ledger);
        }
    },
    /** Writes the commands of a transaction one by one. */
    TRANSACTION_IN_PIECES(Promise.ALL_OR_NOTHING) {
        @Override
        Ledger atClient(Ledger ledger) {
            return new TransactionInPieces(ledger);
        }
    },
    /** Takes no answer for a no. */
    TIMEOUT_TAKEN_FOR_FAILURE(Promise.REFUSED_LEAVES_NOTHING) {
        @Override
        Ledger atClient(Ledger ledger) {
            return new TimeoutTakenForFailure(ledger);
        }
    },
    /** Names the author of the newest version, whoever took the one after the expected. */
    NEWEST_TAKEN_FOR_RIVAL(Promise.RIGHT_RIVAL) {
        @Override
        Ledger atClient(Ledger ledger) {
            return new NewestTakenForRival(ledger);
        }
    };

    private final Promise breaks;

    Mistake(Promise breaks) {
        this.breaks = breaks;
    }

    /** What it breaks first of all. */
    Promise breaks() {
        return breaks;
    }

    Recording play(long seed) {
        return Scenario.inMemory(seed, this::atStore, this::atClient);
    }

    Ledger atStore(Ledger ledger) {
        return ledger;
    }

    Ledger atClient(Ledger ledger) {
        return ledger;
    }
}
