package io.tiebreak.caller;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts bundles together that one socket brings in parts. What a lost socket leaves open, the next snapshot tells. */
final class Parts {
    private final Map<String, List<Change>> open = new HashMap<>();

    /** The whole bundle, if this is its last part. */
    Optional<Message.BundlePart> whole(Message.BundlePart part) {
        List<Change> all = open.computeIfAbsent(part.bundleId(), id -> new ArrayList<>());
        all.addAll(part.changes());
        if (part.more()) {
            return Optional.empty();
        }
        open.remove(part.bundleId());
        return Optional.of(new Message.BundlePart(part.bundleId(), all, false));
    }
}
