package io.tiebreak.local.functions;

import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An artifact laid out as Lambda lays it out: classes at its root, jars in {@code lib/}. */
record FunctionCode(Path artifact, List<URL> classPath) {

    /**
     * Opens a folder as it is, or unpacks a zip.
     *
     * @param folder a new folder to unpack into
     */
    static FunctionCode open(Path artifact, Path folder) {
        checkBuilt(artifact);
        try {
            Path root = Files.isDirectory(artifact) ? artifact : unpack(artifact, Files.createDirectories(folder));
            return new FunctionCode(artifact, classPath(root));
        } catch (IOException e) {
            throw new CannotStart("can't unpack " + artifact + ": " + e.getMessage(), e);
        }
    }

    static void checkBuilt(Path artifact) {
        if (!Files.exists(artifact)) {
            throw new CannotStart("the functions are not built, " + artifact
                    + " is missing: run `mvn -q -DskipTests package` or scripts/run");
        }
    }

    private static Path unpack(Path zip, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leaves the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(entries, target);
                }
            }
        }
        return folder;
    }

    private static List<URL> classPath(Path root) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(root));
        Path libraries = root.resolve("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> jars = Files.list(libraries)) {
                for (Path jar : jars.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) {
                    urls.add(url(jar));
                }
            }
        }
        return urls;
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
