package io.tiebreak.bench;

import io.tiebreak.functions.log.CommandLine;
import io.tiebreak.functions.log.Journal;
import io.tiebreak.functions.log.Metrics;
import io.tiebreak.insight.Encounter;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.Target;
import io.tiebreak.store.Meter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** The lines of accepted commands, as the functions print them, to nowhere: their bytes are counted. */
final class Lines {
    private final LongAdder bytes = new LongAdder();
    private final Journal journal;

    Lines() {
        var clock = ProjectionsBench.SURROUNDINGS.clock();
        var metrics =
                new Metrics("bench", clock, line -> bytes.add((line + "\n").getBytes(StandardCharsets.UTF_8).length));
        this.journal = new Journal(metrics, clock);
    }

    /** The line of one that met nothing. */
    void tell(Target target, String command, Meter meter) {
        tell(target, command, meter, UUID.randomUUID().toString(), Optional.empty());
    }

    /** The line of one that was retried. */
    void tellOfIncident(Target target, String command, Meter meter) {
        String call = UUID.randomUUID().toString();
        Incident incident = new Incident(
                "bench",
                target,
                Set.of(Encounter.RETRIED),
                ProjectionsBench.SURROUNDINGS.clock().instant(),
                2,
                List.of("ann"),
                call,
                Optional.empty(),
                Optional.empty());
        tell(target, command, meter, call, Optional.of(incident));
    }

    private void tell(Target target, String command, Meter meter, String call, Optional<Incident> incident) {
        var names = new CommandLine.Names(call, Optional.empty(), command);
        journal.tell(new CommandLine(names, target, CommandLine.ACCEPTED, OptionalLong.of(2), meter, incident));
    }

    /** How many bytes they had since this was asked last. */
    long bytes() {
        return bytes.sumThenReset();
    }
}
