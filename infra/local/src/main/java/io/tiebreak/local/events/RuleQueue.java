package io.tiebreak.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.files.WholeFile;
import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.patterns.EventPattern;
import io.tiebreak.local.template.EventRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one rule has for its function: a file per event, gone once the function took it or failed three times. As long as
 * the folder is there nothing is lost; after a kill an event may be tried more often.
 */
public final class RuleQueue implements Poll {

    private final Predicate<JsonNode> pattern;
    private final Path folder;
    private final AsynchronousInvocation invocation;
    private final InstantSource clock;

    /**
     * Opens the queue of a rule.
     *
     * @param folder what is in it already is delivered as well; it may not exist yet
     * @throws io.tiebreak.local.yaml.CannotStart if the rule's pattern can't be judged here
     */
    public RuleQueue(EventRule rule, Path folder, AsynchronousInvocation invocation, InstantSource clock) {
        this.pattern = EventPattern.anyOf(List.of(rule.pattern()), rule.event());
        this.folder = folder;
        this.invocation = invocation;
        this.clock = clock;
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
                invocation.deliver(Files.readString(oldest.get()));
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
}
