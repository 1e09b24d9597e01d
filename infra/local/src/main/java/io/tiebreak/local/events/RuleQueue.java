package io.tiebreak.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.files.WholeFile;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.patterns.EventPattern;
import io.tiebreak.local.template.EventRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one rule has for its function: a file per event, gone once the function took it or failed three times. As long as
 * the folder is there nothing is lost; after a kill an event may be tried more often.
 */
public final class RuleQueue implements Poll {

    /** An asynchronous invocation has two more after the first. */
    private static final int TRIES = 3;

    private final EventRule rule;
    private final Predicate<JsonNode> pattern;
    private final Path folder;
    private final Function<String, Outcome> function;
    private final IntFunction<Duration> backoff;
    private final InstantSource clock;
    private final Consumer<String> log;

    /**
     * Opens the queue of a rule.
     *
     * @param folder what is in it already is delivered as well; it may not exist yet
     * @param backoff how long to wait after so many failed tries, at least 1
     * @param log told which events the function failed on for good
     * @throws io.tiebreak.local.yaml.CannotStart if the rule's pattern can't be judged here
     */
    public RuleQueue(
            EventRule rule,
            Path folder,
            Function<String, Outcome> function,
            IntFunction<Duration> backoff,
            InstantSource clock,
            Consumer<String> log) {
        this.rule = rule;
        this.pattern = EventPattern.anyOf(List.of(rule.pattern()), rule.event());
        this.folder = folder;
        this.function = function;
        this.backoff = backoff;
        this.clock = clock;
        this.log = log;
    }

    /** Keeps an event for the function, if the rule matches it. */
    public void offer(JsonNode event) {
        if (pattern.test(event)) {
            try {
                WholeFile.write(folder.resolve(clock.millis() + "-" + UUID.randomUUID()), event.toString());
            } catch (IOException e) {
                throw new UncheckedIOException("can't keep an event in " + folder, e);
            }
        }
    }

    @Override
    public boolean once() throws InterruptedException {
        try {
            Optional<Path> oldest = oldest();
            if (oldest.isPresent()) {
                deliver(Files.readString(oldest.get()));
                Files.delete(oldest.get());
            }
            return oldest.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the events in " + folder, e);
        }
    }

    private Optional<Path> oldest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !WholeFile.isDraft(file)).min(Comparator.naturalOrder());
        }
    }

    private void deliver(String event) throws InterruptedException {
        for (int tries = 1; !(function.apply(event) instanceof Outcome.Answered); tries++) {
            if (tries == TRIES) {
                log.accept(rule.event() + " drops an event after " + tries + " tries: " + event);
                return;
            }
            Thread.sleep(backoff.apply(tries));
        }
    }
}
