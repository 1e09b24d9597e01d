package io.tiebreak.register;

import java.time.Instant;
import java.util.List;

/** What came of a bundle. */
public sealed interface BundleOutcome {

    /**
     * All of it happened.
     *
     * @param results where each operation left its register, in their order
     * @param replayed whether it had happened for an earlier request under the same id
     */
    record Done(List<Bundle.Result> results, boolean replayed) implements BundleOutcome {
        public Done {
            results = List.copyOf(results);
        }
    }

    /**
     * It is kept, and will be carried out when its time has come.
     *
     * @param replayed whether that was said to an earlier request under the same id
     */
    record Scheduled(Instant at, boolean replayed) implements BundleOutcome {}

    /** It was to happen at a time that is past. Nothing was written. */
    record TooLate() implements BundleOutcome {}

    /**
     * None of it did, because of one operation.
     *
     * @param index which one, 0-based
     * @param why what it would have come to alone
     */
    record Refused(int index, RegisterOutcome.Unwritten why) implements BundleOutcome {}

    /** Another bundle has happened under this id, or another request under this key. Nothing was written. */
    record IdReused() implements BundleOutcome {}

    /** Nothing was written: what it would write is more than its record takes, 400 KB together. */
    record TooLarge() implements BundleOutcome {}
}
