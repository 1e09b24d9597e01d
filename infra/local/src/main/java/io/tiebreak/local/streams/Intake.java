package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.template.StreamMapping.Batching;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/** From the records of a shard to its batches: filters, lets faults change the order across items, and gathers. */
final class Intake {

    /** Lambda carries 6 MB; the rest is for the event around the records. */
    private static final int BATCH_BYTES = 6_000_000;

    private final Batching batching;
    private final Predicate<JsonNode> filter;
    private final Faults faults;
    private final InstantSource clock;
    private final HeldBack heldBack;
    private final List<StreamRecord> pending = new ArrayList<>();

    /** When the gathering of the next batch began. */
    private Instant gatheringSince = Instant.EPOCH;

    Intake(Batching batching, Predicate<JsonNode> filter, Faults faults, InstantSource clock) {
        this.batching = batching;
        this.filter = filter;
        this.faults = faults;
        this.clock = clock;
        this.heldBack = new HeldBack(faults, clock);
    }

    /** Takes the next record of the shard; false if the filter keeps it out, so that it is in no batch. */
    boolean takes(StreamRecord record) {
        if (!filter.test(record.json())) {
            return false;
        }
        if (!heldBack.keeps(record)) {
            gather(List.of(record));
        }
        return true;
    }

    /**
     * Cuts the next batch; empty while it is worth waiting for more records.
     *
     * @param isLast whether the shard has ended
     */
    Optional<List<StreamRecord>> next(boolean isLast) {
        gather(heldBack.release());
        if (pending.isEmpty() || !(isLast || isDue())) {
            return Optional.empty();
        }
        if (faults.strike(Fault.REORDER)) {
            shuffle();
        }
        List<StreamRecord> batch = List.copyOf(pending.subList(0, size()));
        pending.subList(0, batch.size()).clear();
        gatheringSince = clock.instant();
        return Optional.of(batch);
    }

    private void gather(List<StreamRecord> records) {
        gatheringSince = pending.isEmpty() ? clock.instant() : gatheringSince;
        pending.addAll(records);
    }

    private boolean isDue() {
        return pending.size() >= batching.size() || !clock.instant().isBefore(gatheringSince.plus(batching.window()));
    }

    /** Draws the items anew and lets each give its records one after the other. */
    private void shuffle() {
        Map<JsonNode, Queue<StreamRecord>> byItem = new HashMap<>();
        List<Queue<StreamRecord>> draws = new ArrayList<>();
        for (StreamRecord record : pending) {
            Queue<StreamRecord> ofItem = byItem.computeIfAbsent(record.item(), item -> new ArrayDeque<>());
            ofItem.add(record);
            draws.add(ofItem);
        }
        faults.shuffle(draws);
        pending.clear();
        draws.forEach(ofItem -> pending.add(ofItem.remove()));
    }

    private int size() {
        int size = 0;
        int bytes = 0;
        while (size < Math.min(pending.size(), batching.size())) {
            bytes += pending.get(size).json().toString().length();
            if (size > 0 && bytes > BATCH_BYTES) {
                break;
            }
            size++;
        }
        return size;
    }
}
