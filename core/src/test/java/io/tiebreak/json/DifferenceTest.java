package io.tiebreak.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void nothingDiffersBetweenEqualValues() {
        assertThat(between("{\"a\":[1,{\"b\":null}]}", "{\"a\":[1,{\"b\":null}]}"))
                .isEmpty();
    }

    @Test
    void namesChangedAddedAndRemovedFieldsByPointer() {
        assertThat(between("{\"a\":1,\"b\":2,\"c\":3}", "{\"a\":1,\"b\":9,\"d\":4}"))
                .containsExactly("/b", "/c", "/d");
    }

    @Test
    void looksIntoObjectsButTakesArraysWhole() {
        assertThat(between("{\"a\":{\"b\":{\"c\":1}},\"l\":[1,2]}", "{\"a\":{\"b\":{\"c\":2}},\"l\":[1,3]}"))
                .containsExactly("/a/b/c", "/l");
    }

    @Test
    void aMissingFieldIsNotAFieldWithNull() {
        assertThat(between("{}", "{\"a\":null}")).containsExactly("/a");
    }

    @Test
    void escapesNamesAsPointersDo() {
        assertThat(between("{}", "{\"a/b~c\":1}")).containsExactly("/a~1b~0c");
    }

    @Test
    void comparesNumbersByValue() {
        assertThat(between("{\"a\":1,\"b\":1.50}", "{\"a\":1.0,\"b\":1.5}")).isEmpty();
        assertThat(between("{\"a\":0.1}", "{\"a\":0.10000000000000000000000000000000000001}"))
                .containsExactly("/a");
    }

    private static List<String> between(String left, String right) {
        return Difference.between(Json.stored(left), Json.stored(right));
    }
}
