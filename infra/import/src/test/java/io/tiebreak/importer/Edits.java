package io.tiebreak.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Edits for tests. */
final class Edits {

    private Edits() {}

    static String line(String document, int saw, String field, String value) {
        return """
                {"id":"%s","author":"ann","at":"2026-11-21T10:00:00Z","saw":%d,"set":{"%s":"%s"},"unset":[]}""".formatted(document, saw, field, value);
    }

    static Edit edit(String document, int number, int saw) {
        return new Edit(
                number,
                new Place(document, number),
                "ann",
                saw,
                Json.MAPPER.createObjectNode().put("field", "value" + number),
                List.of(),
                document + number);
    }

    static EditReader reader(String... lines) {
        return reader(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static EditReader reader(byte[] file) {
        try {
            return new EditReader("edits.ndjson", Lines.of(new ByteArrayInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Line> readAll(EditReader reader) {
        List<Line> lines = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }
}
