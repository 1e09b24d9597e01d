package io.tiebreak.importer;

import static io.tiebreak.importer.Edits.line;
import static io.tiebreak.importer.Edits.readAll;
import static io.tiebreak.importer.Edits.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditReaderTest {

    private static final String GOOD = line("a", 0, "k", "v");

    @Test
    void an_edit_is_read_with_all_it_says() {
        Edit edit = edit("""
                {"id":"a","author":"ann","at":"2026-11-21T10:00:00.123+01:00","saw":0,\
                "set":{"n":1.10,"big":12345678901234567890123456789012345678,"o":{"p":[null,""]}},"unset":["x","y"]}""");
        assertThat(edit.place()).isEqualTo(new Place("a", 1));
        assertThat(edit.author()).isEqualTo("ann");
        assertThat(edit.unset()).containsExactly("x", "y");
        assertThat(edit.set()).hasToString("""
                {"n":1.10,"big":12345678901234567890123456789012345678,"o":{"p":[null,""]}}""");
    }

    @Test
    void edits_are_numbered_per_document_and_blank_lines_are_none() {
        List<Line> lines = readAll(reader(line("a", 0, "k", "1"), "", line("b", 0, "k", "1"), " \r", GOOD));
        assertThat(lines).extracting(Line::line).containsExactly(1L, 3L, 5L);
        assertThat(places(lines)).containsExactly(new Place("a", 1), new Place("b", 1), new Place("a", 2));
    }

    @Test
    void an_edit_is_stale_when_its_author_had_not_seen_all_before_it() {
        List<Line> lines = readAll(reader(GOOD, line("a", 0, "k", "2"), line("a", 2, "k", "3")));
        assertThat(lines).extracting(line -> ((Edit) line).isStale()).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                                       | not JSON: Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            [1]                                         | not a JSON object
            {"id":"a","id":"b"}                         | not JSON: Duplicate field 'id'
            {"id":"a","set":{"k":1,"k":2}}              | not JSON: Duplicate field 'k'
            {"id":"a"} 1                                | text after the JSON object
            """)
    void what_is_not_one_json_object_is_a_bad_line(String line, String reason) {
        assertThat(reason(line)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":"a"      | "id":7                  | field 'id' must be a string that is not empty
            "id":"a"      | "id":""                 | field 'id' must be a string that is not empty
            "id":"a",     | ``                      | field 'id' is missing
            "author":"ann"| "author":null           | field 'author' must be a string
            "author":"ann"| "who":"ann"             | field 'author' is missing
            T10:00:00Z    | ``                      | field 'at' must be an ISO-8601 time
            "saw":0       | "saw":-1                | field 'saw' must be a whole number from 0
            "saw":0       | "saw":0.0               | field 'saw' must be a whole number from 0
            "saw":0       | "saw":"0"               | field 'saw' must be a whole number from 0
            "saw":0       | "saw":9999999999        | field 'saw' must be a whole number from 0
            "saw":0       | "saw":1                 | saw is 1, but only 0 edits of this document stand before it
            {"k":"v"}     | []                      | field 'set' must be an object
            {"k":"v"}     | {"k":null}              | field 'set' has null for 'k': name it in 'unset'
            "unset":[]    | "unset":{}              | field 'unset' must be a list
            "unset":[]    | "unset":[1]             | field 'unset' must be a list of strings
            "unset":[]    | "unset":["k"]           | 'k' is both in 'set' and in 'unset'
            "unset":[]    | "unset":[],"note":"x"   | unknown field 'note'
            """)
    void a_wrong_field_makes_a_bad_line(String part, String wrong, String reason) {
        assertThat(reason(GOOD.replace(part, wrong))).isEqualTo(reason);
    }

    @Test
    void a_bad_line_keeps_its_number_so_that_the_lines_after_it_mean_what_they_meant() {
        List<Line> lines = readAll(reader(GOOD, "{\"id\":\"a\",\"saw\":", line("a", 2, "k", "3")));
        assertThat(lines.get(1))
                .isInstanceOfSatisfying(
                        BadLine.class, bad -> assertThat(bad.place()).isEqualTo(new Place("a", 2)));
        assertThat(lines.get(2))
                .isInstanceOfSatisfying(
                        Edit.class, edit -> assertThat(edit.saw()).isEqualTo(2));
    }

    @Test
    void a_line_nobody_can_place_may_have_been_an_edit_of_any_document() {
        List<Line> lines = readAll(reader(GOOD, "garbage", line("a", 2, "k", "3"), line("a", 4, "k", "4")));
        assertThat(lines.get(2))
                .isInstanceOfSatisfying(
                        Edit.class, edit -> assertThat(edit.saw()).isEqualTo(1));
        assertThat(lines.get(3)).isInstanceOf(BadLine.class);
    }

    @Test
    void bad_utf8_and_lines_without_end_are_bad_lines() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        good[GOOD.indexOf("ann")] = (byte) 0xff;
        assertThat(readAll(reader(good)))
                .singleElement()
                .isInstanceOfSatisfying(
                        BadLine.class, bad -> assertThat(bad.reason()).contains("UTF-8"));
        byte[] endless = new byte[3 * Lines.LONGEST];
        Arrays.fill(endless, (byte) '[');
        assertThat(readAll(reader(endless)))
                .singleElement()
                .isInstanceOfSatisfying(
                        BadLine.class, bad -> assertThat(bad.reason()).isEqualTo("longer than 1048576 bytes"));
    }

    @Test
    void gzip_is_recognized_and_a_broken_end_is_a_bad_line() throws IOException {
        byte[] zipped = gzip(GOOD + '\n' + GOOD + '\n');
        assertThat(readAll(reader(zipped))).hasSize(2).allMatch(line -> line instanceof Edit);
        List<Line> cut = readAll(reader(Arrays.copyOf(zipped, zipped.length - 4)));
        assertThat(cut.getLast())
                .isInstanceOfSatisfying(
                        BadLine.class, bad -> assertThat(bad.reason()).startsWith("cannot be read"));
    }

    @Test
    void fingerprints_differ_by_line_and_content_and_stay_the_same_between_runs() {
        List<Line> first = readAll(reader(GOOD, GOOD));
        List<Line> second = readAll(reader(GOOD, GOOD));
        assertThat(first).extracting(line -> ((Edit) line).fingerprint()).doesNotHaveDuplicates();
        assertThat(second).isEqualTo(first);
    }

    private static Edit edit(String line) {
        return (Edit) readAll(reader(line)).getFirst();
    }

    private static String reason(String line) {
        return ((BadLine) readAll(reader(line)).getFirst()).reason();
    }

    private static List<Place> places(List<Line> lines) {
        return lines.stream().map(line -> ((Edit) line).place()).toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
