package io.tiebreak.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    private static final Target TEXTS = new Target("text", false);

    @Test
    void an_edit_on_nothing_creates_the_document_and_has_nothing_to_unset() {
        Command command = Command.of(edit("en us", "ann"), TEXTS, 0);
        assertThat(command.method()).isEqualTo("POST");
        assertThat(command.path()).isEqualTo("/v1/items/text");
        assertThat(command.body()).hasToString("{\"id\":\"en us\",\"name\":\"en us\",\"attributes\":{\"k\":\"v\"}}");
    }

    @Test
    void an_edit_on_a_version_patches_it() {
        Edit edit = edit("a b@#+/é😀", "ann");
        Command command = Command.of(edit, TEXTS, 7);
        assertThat(command.method()).isEqualTo("PATCH");
        assertThat(command.path()).isEqualTo("/v1/items/text/a%20b%40%23%2B%2F%C3%A9%F0%9F%98%80");
        assertThat(command.body()).hasToString("{\"version\":7,\"attributes\":{\"k\":\"v\",\"x\":null}}");
        assertThat(edit.set().has("x")).isFalse();
    }

    @Test
    void the_same_edit_on_another_version_is_another_command() {
        Edit edit = edit("a", "ann");
        assertThat(key(Command.of(edit, TEXTS, 7))).isEqualTo(key(Command.of(edit, TEXTS, 7)));
        assertThat(key(Command.of(edit, TEXTS, 7))).isNotEqualTo(key(Command.of(edit, TEXTS, 8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "a.b_c-9"})
    void an_author_is_named_as_the_client(String author) {
        assertThat(Command.of(edit("a", author), TEXTS, 7).headers()).containsEntry("Client-Id", author);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann lee", "zoë", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff12345"})
    void an_author_no_client_may_be_called_stays_unnamed(String author) {
        assertThat(Command.of(edit("a", author), TEXTS, 7).headers()).doesNotContainKey("Client-Id");
    }

    private static String key(Command command) {
        return command.headers().getOrDefault("Idempotency-Key", "");
    }

    private static Edit edit(String document, String author) {
        return new Edit(
                1,
                new Place(document, 1),
                author,
                0,
                Json.MAPPER.createObjectNode().put("k", "v"),
                List.of("x"),
                "fingerprint");
    }

    @Test
    void asksForARebaseOnlyWhereThereIsAVersionToRebase() {
        Target rebasing = new Target("text", true);
        assertThat(Command.of(edit("a", "ann"), rebasing, 7)
                        .body()
                        .path("rebase")
                        .booleanValue())
                .isTrue();
        assertThat(Command.of(edit("a", "ann"), rebasing, 0).body().has("rebase"))
                .isFalse();
        assertThat(Command.of(edit("a", "ann"), TEXTS, 7).body().has("rebase")).isFalse();
    }
}
