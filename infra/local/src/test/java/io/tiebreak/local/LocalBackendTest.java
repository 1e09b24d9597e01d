package io.tiebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBackendTest {

    private static LocalBackend backend;

    @BeforeAll
    static void start(@TempDir Path folder) {
        backend = LocalBackend.start(Options.of(TestProject.in(folder).template()));
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @Test
    void answers() throws Exception {
        var r = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(backend.url() + "/items/a%20b?x=1&x=2%2C&y"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        System.out.println(r.statusCode() + " " + r.headers().map() + " " + r.body());
        assertThat(r.statusCode()).isEqualTo(200);
    }
}
