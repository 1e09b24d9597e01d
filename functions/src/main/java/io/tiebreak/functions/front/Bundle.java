package io.tiebreak.functions.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files the build put beside these classes. */
final class Bundle {
    private Bundle() {}

    static String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("the build forgot " + name));
    }

    /** A file; empty if there is none of that name. */
    static Optional<String> find(String name) {
        try (InputStream file = Bundle.class.getResourceAsStream(name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
