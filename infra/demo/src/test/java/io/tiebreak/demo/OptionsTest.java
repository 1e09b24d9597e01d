package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final long A_SEED = 99;

    @Test
    void nothing_has_to_be_said() throws UsageException {
        assertThat(parse())
                .isEqualTo(new Options(
                        Path.of("template.yaml"),
                        Optional.empty(),
                        8080,
                        Optional.empty(),
                        Duration.ofMinutes(1),
                        A_SEED,
                        Optional.empty()));
    }

    @Test
    void everything_can_be_said() throws UsageException {
        String all = "--template t.yaml --port 9000 --data d --seconds 5 --seed 0 --edits a --edits b";
        assertThat(parse(all.split(" ")))
                .isEqualTo(new Options(
                        Path.of("t.yaml"),
                        Optional.empty(),
                        9000,
                        Optional.of(Path.of("d")),
                        Duration.ofSeconds(5),
                        0,
                        Optional.of(Path.of("b"))));
        assertThat(parse("--url", "http://127.0.0.1:9000/").url()).contains(URI.create("http://127.0.0.1:9000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --fast                                | unknown option --fast
            fast                                  | unknown option fast
            --seconds                             | --seconds needs a value
            --seconds 0                           | --seconds must be a number from 1 to 3600
            --seconds 3601                        | --seconds must be a number from 1 to 3600
            --port -1                             | --port must be a number from 1 to 65535
            --port 65536                          | --port must be a number from 1 to 65535
            --seed 99999999999                    | --seed must be a number from 0 to
            --url http://example.com:80           | --url must be http://127.0.0.1:PORT
            --url http://127.0.0.1.example.com:80 | --url must be http://127.0.0.1:PORT
            --url http://127.0.0.1                | --url must be http://127.0.0.1:PORT
            --url http://127.0.0.1:1 --port 2     | --port and --data are for a backend that is started
            --url http://127.0.0.1:1 --data d     | --port and --data are for a backend that is started
            """)
    void anything_else_is_refused_by_name(String args, String complaint) {
        assertThatThrownBy(() -> parse(args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(complaint);
    }

    private static Options parse(String... args) throws UsageException {
        return Options.parse(List.of(args), A_SEED);
    }
}
