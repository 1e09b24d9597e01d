package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.demo.FakeBackend.Request;
import io.tiebreak.local.tokens.Issuer;
import io.tiebreak.local.tokens.IssuerKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole minute, as fast as it will go. */
@Timeout(120)
class ShowTest {

    private final FakeBackend fake = new FakeBackend();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void all_that_a_backend_does_is_asked_for_and_everybody_meets_somebody() throws Exception {
        Options options = Options.parse(List.of(), 7);
        Tokens tokens = new Tokens(new Issuer(IssuerKey.of(folder)));
        boolean clean = new Show(new HandTime(), new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(fake.url(), tokens, options, new GeneratedEdits(new SplittableRandom(7)));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(clean).as(said).isTrue();
        assertThat(said.lines().map(line -> line.replaceFirst(" {2,}.*", "")))
                .containsAll(List.of(Act.values()).stream().map(Act::label).toList())
                .contains("all");
        assertThat(said.lines()).anyMatch(line -> line.matches(" *[0-9]+ s  [0-9]+ accepted.*"));
        assertThat(routes())
                .containsKeys(
                        "POST /v1/items/document",
                        "PATCH /v1/items/product",
                        "POST /v1/items/order",
                        "POST /v1/transactions",
                        "PUT /v1/items/offer",
                        "DELETE /v1/items/offer",
                        "PUT /v1/signals/desk",
                        "POST /v1/bundles",
                        "POST /v1/events",
                        "POST /v1/presence/heartbeats",
                        "POST /v1/presence/views");
        assertThat(fake.requests())
                .extracting(Request::actor)
                .contains("operator", "warehouse-1", "warehouse-5", "shop", "website", "stage-manager")
                .doesNotContain("");
        for (Outcome met : List.of(Outcome.MERGED, Outcome.REPEATED, Outcome.CONFLICT)) {
            assertThat(said).containsPattern("\\d " + met.label());
        }
    }

    private Map<String, Long> routes() {
        return fake.requests().stream()
                .collect(Collectors.groupingBy(
                        request -> request.method() + request.path().replaceAll("^(/v1/[a-z]+)(/[a-z]+)?.*", " $1$2"),
                        Collectors.counting()));
    }
}
