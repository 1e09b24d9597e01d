package io.tiebreak.live;

import io.tiebreak.address.Address;
import java.util.List;
import java.util.Map;

/**
 * What a listener is told, in the words of the wire.
 *
 * @param texts one, or more where it is too large for one
 * @param revisions what it says about which addresses; none if it is no change of values
 */
public record Message(List<String> texts, Map<Address, Long> revisions) {
    public Message {
        texts = List.copyOf(texts);
        revisions = Map.copyOf(revisions);
    }

    /** Whether it tells anything to whoever has seen these revisions. What is known in part is told whole. */
    boolean tellsMoreThan(Map<Address, Long> seen) {
        return revisions.isEmpty()
                || revisions.entrySet().stream().anyMatch(one -> one.getValue() > seen.getOrDefault(one.getKey(), 0L));
    }
}
