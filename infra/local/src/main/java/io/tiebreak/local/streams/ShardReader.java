package io.tiebreak.local.streams;

import io.tiebreak.local.streams.RecordStream.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one shard to its end, a page at a time, and delivers what is due of it. */
final class ShardReader {

    static final int PAGE = 1000;

    private final String shardId;
    private final RecordStream stream;
    private final Intake intake;
    private final Delivery delivery;
    private final Checkpoints checkpoints;
    private final Progress progress;

    private Optional<String> iterator;

    ShardReader(
            String shardId,
            String iterator,
            RecordStream stream,
            Intake intake,
            Delivery delivery,
            Checkpoints checkpoints) {
        this.shardId = shardId;
        this.iterator = Optional.of(iterator);
        this.stream = stream;
        this.intake = intake;
        this.delivery = delivery;
        this.checkpoints = checkpoints;
        this.progress = new Progress(shardId, checkpoints);
    }

    /** Reads a page and delivers what is due; returns whether there was anything to do. */
    boolean step() throws InterruptedException {
        boolean busy = iterator.isPresent() && read(iterator.get());
        for (var batch = next(); batch.isPresent(); batch = next()) {
            delivery.deliver(shardId, batch.get(), progress::dealtWith);
            busy = true;
        }
        if (iterator.isEmpty() && progress.isComplete()) {
            checkpoints.finish(shardId);
        }
        return busy;
    }

    private Optional<List<StreamRecord>> next() {
        return intake.next(iterator.isEmpty());
    }

    private boolean read(String from) {
        Page page = stream.read(from, PAGE);
        List<StreamRecord> filteredOut = new ArrayList<>();
        for (StreamRecord record : page.records()) {
            progress.read(record);
            if (!intake.takes(record)) {
                filteredOut.add(record);
            }
        }
        progress.dealtWith(filteredOut);
        iterator = page.next();
        return !page.records().isEmpty();
    }
}
