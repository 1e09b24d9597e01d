package io.tiebreak.local.streams;

import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Records that arrive late, as from a slow shard. What follows in the same item waits with them. */
final class HeldBack {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Faults faults;
    private final InstantSource clock;
    private final List<Late> late = new ArrayList<>();

    HeldBack(Faults faults, InstantSource clock) {
        this.faults = faults;
        this.clock = clock;
    }

    private record Late(StreamRecord record, Instant until) {}

    /** Keeps a record back, if it is to be late. */
    boolean keeps(StreamRecord record) {
        Optional<Instant> same = late.stream()
                .filter(other -> other.record().item().equals(record.item()))
                .map(Late::until)
                .max(Comparator.naturalOrder());
        Optional<Instant> own = faults.strike(Fault.DELAY)
                ? Optional.of(clock.instant().plusMillis(1 + faults.below((int) LONGEST.toMillis())))
                : Optional.empty();
        Optional<Instant> until =
                same.filter(other -> own.isEmpty() || other.isAfter(own.get())).or(() -> own);
        until.ifPresent(instant -> late.add(new Late(record, instant)));
        return until.isPresent();
    }

    /** Lets go of what is late enough by now. */
    List<StreamRecord> release() {
        Instant now = clock.instant();
        List<Late> due = late.stream()
                .filter(one -> !one.until().isAfter(now))
                .sorted(Comparator.comparing(Late::until))
                .toList();
        late.removeAll(due);
        return due.stream().map(Late::record).toList();
    }
}
