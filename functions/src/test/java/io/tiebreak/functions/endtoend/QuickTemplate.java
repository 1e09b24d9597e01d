package io.tiebreak.functions.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The template, but what failed comes again after four seconds instead of thirty. */
final class QuickTemplate {
    private static final Path TEMPLATE = Path.of("../template.yaml");

    private QuickTemplate() {}

    /** @param receives how often a message is received before it is a dead letter */
    static Path in(Path folder, int receives) {
        try {
            String zip = Path.of("target/functions.zip").toAbsolutePath().toString();
            String quick = Files.readString(TEMPLATE)
                    .replace("CodeUri: functions/target/functions.zip", "CodeUri: " + zip)
                    .replaceAll("(?m)^( +)VisibilityTimeout: 30$", "$1VisibilityTimeout: 4")
                    .replaceAll("(?m)^( +Timeout:) 20$", "$1 4")
                    .replaceAll("(?m)^( +maxReceiveCount:) 5$", "$1 " + receives);
            return Files.writeString(folder.resolve("template.yaml"), quick);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
