package io.tiebreak.history;

import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.stream.LongStream;

/** Says which promises a history breaks. */
final class Checker {
    private Checker() {}

    static List<Promise.Broken> check(Recording recording) {
        var evidence = new Evidence(recording);
        recording.ledger().values().forEach(commands -> hasNoGaps(commands, evidence));
        if (evidence.broken().isEmpty()) {
            new StoredRules(recording, evidence).check();
            new EffectRules(recording, evidence).check();
            new AnswerRules(recording, evidence).check();
            evidence.linearize();
        }
        return evidence.broken();
    }

    private static void hasNoGaps(List<VersionedCommand> commands, Evidence evidence) {
        List<Long> versions = commands.stream().map(VersionedCommand::version).toList();
        List<Long> expected = LongStream.rangeClosed(1, versions.size()).boxed().toList();
        evidence.expect(versions.equals(expected), Promise.GAP_FREE, "versions " + versions);
    }
}
