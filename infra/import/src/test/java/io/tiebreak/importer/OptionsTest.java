package io.tiebreak.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void a_file_is_enough() throws UsageException {
        assertThat(parse("-"))
                .isEqualTo(new Options(
                        "-", URI.create("http://127.0.0.1:8080"), 8, false, false, new Target("document", false), ""));
    }

    @Test
    void everything_can_be_said() throws UsageException {
        String all =
                "--url https://x.example/stage/ --writers 3 --progress --dry-run --type t-1 --token abc --rebase f.gz";
        assertThat(parse(all.split(" ")))
                .isEqualTo(new Options(
                        "f.gz", URI.create("https://x.example/stage"), 3, true, true, new Target("t-1", true), "abc"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --progress              | which FILE
            f --writers             | --writers needs a value
            f --writers 0           | --writers must be a number from 1 to 1000
            f --writers x           | --writers must be a number from 1 to 1000
            f --writers 1001        | --writers must be a number from 1 to 1000
            f --url localhost:8080  | --url must be http
            f --url http://[        | --url must be http
            f --type T              | --type must match
            f --fast                | unknown option --fast
            f g                     | one FILE at a time, and g is a second
            """)
    void anything_else_is_refused_by_name(String args, String complaint) {
        assertThatThrownBy(() -> parse(args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(complaint);
    }

    private static Options parse(String... args) throws UsageException {
        return Options.parse(List.of(args));
    }
}
