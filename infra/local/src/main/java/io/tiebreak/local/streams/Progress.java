package io.tiebreak.local.streams;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a shard was read and is not dealt with, whatever the order it is dealt with in. The checkpoint follows behind
 * and never passes such a record, so a run that ends anywhere loses nothing.
 */
final class Progress {

    private final String shardId;
    private final Checkpoints checkpoints;

    /** Whether it is dealt with, by sequence number, in the stream's order from the checkpoint on. */
    private final Map<String, Boolean> dealtWith = new LinkedHashMap<>();

    Progress(String shardId, Checkpoints checkpoints) {
        this.shardId = shardId;
        this.checkpoints = checkpoints;
    }

    /** Takes note of the next record of the stream. */
    void read(StreamRecord record) {
        dealtWith.put(record.sequenceNumber(), false);
    }

    /** Takes note that these need no delivery any more; to hear so again does nothing. */
    void dealtWith(Collection<StreamRecord> records) {
        records.forEach(record -> dealtWith.replace(record.sequenceNumber(), true));
        Optional<String> reached = Optional.empty();
        for (Iterator<Map.Entry<String, Boolean>> oldest = dealtWith.entrySet().iterator(); oldest.hasNext(); ) {
            Map.Entry<String, Boolean> record = oldest.next();
            if (!record.getValue()) {
                break;
            }
            reached = Optional.of(record.getKey());
            oldest.remove();
        }
        reached.ifPresent(sequenceNumber -> checkpoints.move(shardId, sequenceNumber));
    }

    /** Whether everything that was read is dealt with. */
    boolean isComplete() {
        return dealtWith.isEmpty();
    }
}
