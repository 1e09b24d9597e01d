package io.tiebreak.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildOptionsTest {

    private static RebuildOptions parse(String args) throws UsageException {
        return RebuildOptions.parse(List.of(args.split(" ")));
    }

    @Test
    void aViewIsEnough() throws UsageException {
        assertThat(parse("items"))
                .isEqualTo(new RebuildOptions(
                        "items",
                        "rebuild",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        URI.create("http://127.0.0.1:8080"),
                        Optional.empty()));
    }

    @Test
    void everythingCanBeSaid() throws UsageException {
        assertThat(parse("--units 700 items --segments 8 --keep --url https://x.example/stage/"))
                .isEqualTo(new RebuildOptions(
                        "items",
                        "rebuild",
                        Optional.of(700),
                        Optional.of(8),
                        true,
                        URI.create("https://x.example/stage"),
                        Optional.empty()));
        assertThat(parse("items --back --stack prod").stack()).contains("prod");
    }

    @Test
    void theNextCommandLineLeadsToTheSamePlace() throws UsageException {
        assertThat(parse("items").commandLine("--back")).isEqualTo("scripts/rebuild items --back");
        assertThat(parse("items --stack prod").commandLine("--switch"))
                .isEqualTo("scripts/rebuild items --switch --stack prod");
        assertThat(parse("items --url http://h:1").commandLine("--back"))
                .isEqualTo("scripts/rebuild items --back --url http://h:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --keep                       | which VIEW
            items item-names             | which VIEW
            items --fast                 | unknown option --fast
            items --units                | --units needs a value
            items --units 0              | --units must be a number from 1 to 100000
            items --units 100001         | --units must be a number from 1 to 100000
            items --segments 65          | --segments must be a number from 1 to 64
            items --segments x           | --segments must be a number from 1 to 64
            items --back --status        | exclude each other
            items --switch --keep        | --keep is for rebuilding
            items --status --units 5     | --units is for rebuilding
            items --url x --stack y      | exclude each other
            items --url localhost:8080   | --url must be http
            """)
    void anythingElseIsRefusedByName(String args, String complaint) {
        assertThatThrownBy(() -> parse(args)).isInstanceOf(UsageException.class).hasMessageContaining(complaint);
    }
}
