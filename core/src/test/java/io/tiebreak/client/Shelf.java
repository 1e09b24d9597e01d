package io.tiebreak.client;

import java.util.Optional;

/** A place for one text, with rivals who come between a caller's reading and writing. */
final class Shelf implements Reader<String>, Writer<String> {
    private Optional<Versioned<String>> current = Optional.empty();
    private Runnable rival = () -> {};
    private int visits;
    private int writes;

    void put(String text) {
        current = Optional.of(new Versioned<>(version() + 1, text));
    }

    void clear() {
        current = Optional.empty();
    }

    /** Something that happens just before each of the next writes. */
    void beforeWrites(int times, Runnable what) {
        visits = times;
        rival = what;
    }

    int writes() {
        return writes;
    }

    @Override
    public Optional<Versioned<String>> read() {
        return current;
    }

    @Override
    public Write<String> write(long expectedVersion, String value) {
        writes++;
        if (visits-- > 0) {
            rival.run();
        }
        if (version() != expectedVersion) {
            return new Write.Conflicted<>(current);
        }
        Versioned<String> now = new Versioned<>(expectedVersion + 1, value);
        current = Optional.of(now);
        return new Write.Written<>(now);
    }

    private long version() {
        return current.map(Versioned::version).orElse(0L);
    }
}
