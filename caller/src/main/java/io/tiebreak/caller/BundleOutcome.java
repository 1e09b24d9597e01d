package io.tiebreak.caller;

import java.time.Instant;
import java.util.List;

/** What came of a bundle. */
public sealed interface BundleOutcome {

    /**
     * All of it happened.
     *
     * @param results one for each operation, in their order
     * @param replayed whether it had happened already, and this only told the answer again
     */
    record Done(List<Result> results, boolean replayed) implements BundleOutcome {
        public Done {
            results = List.copyOf(results);
        }
    }

    /** It is kept, and will be carried out at that time; revisions and locks are judged then. */
    record Scheduled(Instant at) implements BundleOutcome {}

    /**
     * None of it did, because of one operation.
     *
     * @param index which one, 0-based
     * @param why what it would have come to alone
     */
    record Refused(int index, Refusal why) implements BundleOutcome {}
}
