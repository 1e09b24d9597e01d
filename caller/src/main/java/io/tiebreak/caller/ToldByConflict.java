package io.tiebreak.caller;

import io.tiebreak.client.Reader;
import io.tiebreak.client.Versioned;
import io.tiebreak.client.Write;
import io.tiebreak.client.Writer;
import java.util.Optional;

/** For one update: reads once, and after a conflict goes on from what that told, which saves a call. */
final class ToldByConflict<T> implements Reader<T>, Writer<T> {
    private final Reader<T> reader;
    private final Writer<T> writer;
    private Optional<Write.Conflicted<T>> met = Optional.empty();

    ToldByConflict(Reader<T> reader, Writer<T> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    public Optional<Versioned<T>> read() {
        return met.isPresent() ? met.get().current() : reader.read();
    }

    @Override
    public Write<T> write(long expectedVersion, T value) {
        Write<T> write = writer.write(expectedVersion, value);
        if (write instanceof Write.Conflicted<T> conflicted) {
            met = Optional.of(conflicted);
        }
        return write;
    }
}
