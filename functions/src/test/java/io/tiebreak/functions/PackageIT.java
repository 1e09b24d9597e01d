package io.tiebreak.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is deployed. */
class PackageIT {
    private static List<String> files = List.of();
    private static long unzipped;

    @BeforeAll
    static void open() throws IOException {
        try (var zip = new ZipFile("target/functions.zip")) {
            files = zip.stream().map(ZipEntry::getName).toList();
            unzipped = zip.stream().mapToLong(ZipEntry::getSize).sum();
        }
    }

    @Test
    void everyHandlerOfTheTemplateIsAtTheRoot() {
        assertThat(Template.read().handlers())
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(files)
                        .contains(handler.replaceFirst("::.*", "").replace('.', '/') + ".class"));
    }

    @Test
    void librariesAreInLib() {
        assertThat(files).anyMatch(file -> file.matches("lib/tiebreak-core-.*\\.jar"));
        assertThat(files).anyMatch(file -> file.matches("lib/apache5-client-.*\\.jar"));
        assertThat(files).filteredOn(file -> file.endsWith(".jar")).allMatch(file -> file.startsWith("lib/"));
    }

    @Test
    void nothingFromTestsAndNothingThatMayNotBePassedOnIsInIt() {
        assertThat(files)
                .isNotEmpty()
                .noneMatch(
                        file -> file.matches(
                                "(?i).*(dynamodb-?local|sqlite|junit|assertj|archunit|snakeyaml|serialization|tiebreak-local|Test\\.class).*"));
    }

    @Test
    void oneHttpClientIsEnough() {
        assertThat(files).noneMatch(file -> file.matches("lib/(netty-nio|url-connection|apache|aws-crt)-client.*"));
        assertThat(files).noneMatch(file -> file.startsWith("lib/netty-"));
    }

    @Test
    void itIsSmall() {
        assertThat(unzipped).isPositive().isLessThan(20_000_000);
    }
}
