package io.tiebreak.operate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The aws CLI.
 *
 * @param executable where it is, or its name if it is on the PATH
 */
record Aws(String executable) {

    /** What it prints; fails with the last it complained about if it fails. */
    String run(String... args) throws FailedException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(executable), Stream.of(args)).toList();
        try {
            Path complaints = Files.createTempFile("tiebreak-aws", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(complaints.toFile())
                        .start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new FailedException(last(Files.readString(complaints)));
                }
                return out;
            } finally {
                Files.delete(complaints);
            }
        } catch (IOException e) {
            throw new FailedException("the aws CLI can't be started: is it installed, and on the PATH?");
        }
    }

    private static String last(String complaints) {
        return complaints
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("the aws CLI failed without a word");
    }
}
