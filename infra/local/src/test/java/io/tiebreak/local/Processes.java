package io.tiebreak.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts this module's programs as a shell would, and ends what it started. */
final class Processes implements AutoCloseable {

    private final List<Process> started = new ArrayList<>();

    /** Starts a program in a folder; what it says on standard error goes to a file there. */
    Process start(Path folder, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("jvm.options").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors(folder).toFile())
                .start();
        started.add(process);
        return process;
    }

    static Path errors(Path folder) {
        return folder.resolve("errors.txt");
    }

    /** Reads standard output up to the line that says ready, and returns the URL in it. */
    static String awaitReady(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
        }
        throw new IOException("it ended without being ready");
    }

    static int awaitEnd(Process process, int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running after " + seconds + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
