package io.tiebreak.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import io.tiebreak.local.handlers.EchoFunction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A working copy of its own: a template, and a zip with the handlers of this test's module. */
public final class TestProject {

    private final Path folder;

    private TestProject(Path folder) {
        this.folder = folder;
    }

    public static TestProject in(Path folder) {
        TestProject project = new TestProject(folder);
        try (OutputStream file = Files.newOutputStream(folder.resolve("functions.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            project.addClasses(zip);
            for (Class<?> inJar : List.of(DynamodbEvent.class, RequestHandler.class, joda())) {
                Path jar = locationOf(inJar);
                add(zip, "lib/" + jar.getFileName(), jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project;
    }

    /** Writes the template; {@code text} is whole. */
    public Path template(String text) {
        try {
            return Files.writeString(folder.resolve("template.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A template with routes that echo, a table that is copied to another one, and a bucket for what fails. */
    public Path template() {
        try (var text = TestProject.class.getResourceAsStream("/template.yaml")) {
            return template(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addClasses(ZipOutputStream zip) throws IOException {
        Path root = locationOf(EchoFunction.class);
        try (Stream<Path> classes = Files.list(root.resolve("io/tiebreak/local/handlers"))) {
            for (Path file : classes.toList()) {
                add(zip, root.relativize(file).toString(), file);
            }
        }
    }

    /** The events need it; this module does not. */
    private static Class<?> joda() {
        try {
            return Class.forName("org.joda.time.DateTime");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
