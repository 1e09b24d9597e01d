package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.StreamMapping;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Delivers a batch until every record of it is done or given up on. */
final class Delivery {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StreamMapping mapping;
    private final Function<String, Outcome> function;
    private final Discards discards;
    private final Faults faults;
    private final InstantSource clock;
    private final IntFunction<Duration> backoff;

    /**
     * A way to a function.
     *
     * @param backoff how long to wait after so many failed tries, at least 1
     */
    Delivery(
            StreamMapping mapping,
            Function<String, Outcome> function,
            Discards discards,
            Faults faults,
            InstantSource clock,
            IntFunction<Duration> backoff) {
        this.mapping = mapping;
        this.function = function;
        this.discards = discards;
        this.faults = faults;
        this.clock = clock;
        this.backoff = backoff;
    }

    /**
     * Records to deliver together.
     *
     * @param tries how often the first of them has failed already
     * @param isDuplicate whether all of them were done before
     */
    private record Attempt(List<StreamRecord> records, int tries, boolean isDuplicate) {

        Attempt(List<StreamRecord> records, int tries) {
            this(records, tries, false);
        }
    }

    /**
     * Delivers the records, in the order given.
     *
     * @param dealtWith told which records are done or given up on, as soon as they are; some of them more than once
     * @throws InterruptedException if the source is stopped; what was not dealt with is delivered again later
     */
    void deliver(String shardId, List<StreamRecord> records, Consumer<List<StreamRecord>> dealtWith)
            throws InterruptedException {
        Deque<Attempt> waiting = new ArrayDeque<>();
        waiting.push(new Attempt(records, 0));
        while (!waiting.isEmpty()) {
            Attempt attempt = waiting.pop();
            if (!giveUpWhatIsTooOld(shardId, attempt, waiting, dealtWith)) {
                deliver(shardId, attempt, waiting, dealtWith);
            }
        }
    }

    private void deliver(
            String shardId, Attempt attempt, Deque<Attempt> waiting, Consumer<List<StreamRecord>> dealtWith)
            throws InterruptedException {
        switch (invoke(attempt)) {
            case BatchAnswer.Done() -> {
                dealtWith.accept(attempt.records());
                if (!attempt.isDuplicate() && faults.strike(Fault.DUPLICATE)) {
                    waiting.push(new Attempt(attempt.records(), 0, true));
                }
            }
            case BatchAnswer.FailedFrom(int index)
            when index > 0 -> {
                dealtWith.accept(attempt.records().subList(0, index));
                waiting.push(new Attempt(
                        attempt.records().subList(index, attempt.records().size()), 1));
                Thread.sleep(backoff.apply(1));
            }
            case BatchAnswer.Crashed()
            when mapping.bisectsOnError() && attempt.records().size() > 1 -> {
                // Splitting uses up no retry.
                int middle = attempt.records().size() / 2;
                waiting.push(new Attempt(
                        attempt.records().subList(middle, attempt.records().size()), attempt.tries()));
                waiting.push(new Attempt(attempt.records().subList(0, middle), attempt.tries()));
            }
            case BatchAnswer.FailedFrom failed -> retry(shardId, attempt, false, waiting, dealtWith);
            case BatchAnswer.Crashed() -> retry(shardId, attempt, true, waiting, dealtWith);
        }
    }

    private BatchAnswer invoke(Attempt attempt) {
        return BatchAnswer.of(
                function.apply(event(attempt.records())), attempt.records(), mapping.reportsBatchItemFailures());
    }

    private void retry(
            String shardId,
            Attempt failed,
            boolean threw,
            Deque<Attempt> waiting,
            Consumer<List<StreamRecord>> dealtWith)
            throws InterruptedException {
        int tries = failed.tries() + 1;
        if (mapping.maximumRetries().filter(retries -> tries > retries).isPresent()) {
            discards.add(shardId, failed.records(), Discards.Reason.RETRIES_EXHAUSTED, tries, threw);
            dealtWith.accept(failed.records());
        } else {
            waiting.push(new Attempt(failed.records(), tries));
            Thread.sleep(backoff.apply(tries));
        }
    }

    private boolean giveUpWhatIsTooOld(
            String shardId, Attempt attempt, Deque<Attempt> waiting, Consumer<List<StreamRecord>> dealtWith) {
        if (mapping.maximumAge().isEmpty()) {
            return false;
        }
        var oldest = clock.instant().minus(mapping.maximumAge().get());
        Map<Boolean, List<StreamRecord>> byAge = attempt.records().stream()
                .collect(Collectors.partitioningBy(record -> record.createdAt().isBefore(oldest)));
        List<StreamRecord> tooOld = byAge.getOrDefault(true, List.of());
        if (tooOld.isEmpty()) {
            return false;
        }
        discards.add(shardId, tooOld, Discards.Reason.TOO_OLD, attempt.tries(), false);
        dealtWith.accept(tooOld);
        List<StreamRecord> others = byAge.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            waiting.push(new Attempt(others, attempt.tries(), attempt.isDuplicate()));
        }
        return true;
    }

    static String event(List<StreamRecord> records) {
        ObjectNode event = JSON.createObjectNode();
        records.forEach(record -> event.withArray("Records").add(record.json()));
        return event.toString();
    }
}
