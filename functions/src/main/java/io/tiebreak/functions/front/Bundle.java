package io.tiebreak.functions.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files the build put beside these classes. */
final class Bundle {
    private Bundle() {}

    static String text(String name) {
        try (InputStream file = Bundle.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the build forgot " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
