package io.tiebreak.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final String LONGEST_SEGMENT = "a".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/A-Z.a_z~0-9/...", "/lights/desk/brightness", "/.a", "/~"})
    void whatTheInterfaceAllowsIsAnAddress(String text) {
        assertThat(Address.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "/", "//", "/a/", "/a//b", "/.", "/a/../b", "/a b", "/ä", "/a*", "/*", "/**", "/a%20", "/a\n"
            })
    void anythingElseIsNot(String text) {
        assertThatThrownBy(() -> Address.of(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void lengthsAreLimited() {
        String bytes = "/" + LONGEST_SEGMENT;
        assertThat(Address.of(bytes.repeat(3) + "/" + "a".repeat(60)).toString())
                .hasSize(256);
        assertThatThrownBy(() -> Address.of(bytes.repeat(3) + "/" + "a".repeat(61)))
                .hasMessage("may have 256 bytes at most");
        assertThat(Address.of("/a".repeat(32)).segments()).hasSize(32);
        assertThatThrownBy(() -> Address.of("/a".repeat(33))).hasMessage("may have 32 segments at most");
        assertThatThrownBy(() -> Address.of(bytes + "a")).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/**", "/a", "/a/*/b", "/**/a/**", "/*/**", "/**/*"})
    void wildcardsAreWholeSegmentsOfAPattern(String text) {
        assertThat(AddressPattern.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "/", "/a*", "/*a", "/***", "/**/**", "/a/**/**/b", "/a//*", "/../*"})
    void anythingElseIsNoPattern(String text) {
        assertThatThrownBy(() -> AddressPattern.of(text)).isInstanceOf(Malformed.class);
    }
}
