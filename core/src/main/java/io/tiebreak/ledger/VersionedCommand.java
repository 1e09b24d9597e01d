package io.tiebreak.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An accepted command as the ledger keeps it: written once, never changed.
 *
 * @param stream which stream it belongs to
 * @param version its place there, 1-based and without gaps
 * @param commandId who asked, for telling an own write from a rival's: the same command sent twice has the same id
 * @param fingerprint hash of the command's payload
 * @param type the command's name, for example {@code ReplaceItem}
 * @param events what happened, in order; at least one
 * @param state what the stream's state is after them; empty is a tombstone
 * @param origin where the present life of the stream began; a tombstone belongs to the life it ends
 * @param actor on whose behalf
 * @param at when it was decided, in milliseconds; never before its predecessor
 * @param attempts which try of its command this was, 1 for the first
 * @param traceId names the request to whoever follows calls through the system; empty where nobody does
 */
public record VersionedCommand(
        StreamId stream,
        long version,
        String commandId,
        String fingerprint,
        String type,
        List<Document> events,
        Optional<Document> state,
        Origin origin,
        String actor,
        Instant at,
        int attempts,
        Optional<String> traceId) {

    public VersionedCommand {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a versioned command has at least one event");
        }
    }

    /** Whether the stream exists after this command. */
    public boolean alive() {
        return state.isPresent();
    }

    /** Whether this command made the stream exist. */
    public boolean created() {
        return alive() && origin.version() == version;
    }

    /**
     * The events, as their aggregate reads them.
     *
     * @throws UnknownStoredForm naming this command, if the reader does not know a form
     */
    public <E> List<E> eventsAs(Function<Document, E> reader) {
        return events.stream().map(event -> read(event, reader)).toList();
    }

    /**
     * The state after it, as its aggregate reads it; empty for a tombstone.
     *
     * @throws UnknownStoredForm naming this command, if the reader does not know the form
     */
    public <S> Optional<S> stateAs(Function<Document, S> reader) {
        return state.map(stored -> read(stored, reader));
    }

    private <T> T read(Document stored, Function<Document, T> reader) {
        try {
            return reader.apply(stored);
        } catch (UnknownStoredForm unknown) {
            throw unknown.in(this);
        }
    }
}
