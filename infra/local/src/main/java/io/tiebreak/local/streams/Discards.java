package io.tiebreak.local.streams;

import java.util.List;

/** Where batches end that were given up on. */
interface Discards {

    /** Why a batch was given up on. */
    enum Reason {
        RETRIES_EXHAUSTED("RetryAttemptsExhausted"),
        TOO_OLD("RecordAgeExceeded");

        private final String condition;

        Reason(String condition) {
            this.condition = condition;
        }

        /** AWS's word for it. */
        String condition() {
            return condition;
        }
    }

    /**
     * Takes a batch.
     *
     * @param tries how often it was delivered
     * @param threw whether the function threw the last time, rather than report a failed record
     */
    void add(String shardId, List<StreamRecord> records, Reason reason, int tries, boolean threw);
}
