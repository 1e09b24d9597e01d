package io.tiebreak.local.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.local.template.LogSubscription;
import io.tiebreak.local.yaml.CannotStart;
import io.tiebreak.local.yaml.Place;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { $.n > 0 }                                     | {"n":1}                | true
            { $.n > 0 }                                     | {"n":0}                | false
            { $.n > 0 }                                     | {"n":"1"}              | false
            { $.n > 0 }                                     | {"m":1}                | false
            {$.n>=1.5}                                      | {"n":1.50}             | true
            {$.n<=-2}                                       | {"n":-2}               | true
            {$.n<-2}                                        | {"n":-2}               | false
            { $.n = 3 }                                     | {"n":3.0}              | true
            { $.n != 3 }                                    | {"n":4}                | true
            { $.n != 3 }                                    | {"m":4}                | false
            { $.a.b = "x y" }                               | {"a":{"b":"x y"}}      | true
            { $.a.b = "x" }                                 | {"a":{"b":"y"}}        | false
            { $.a.b != "x" }                                | {"a":{"b":"y"}}        | true
            { $.a-1.b_2 = "" }                              | {"a-1":{"b_2":""}}     | true
            { $.n > 0 && $.m > 0 }                          | {"n":1,"m":0}          | false
            `{ $.n > 0 || $.m > 0 && $.k > 0 }`             | {"n":1,"m":0,"k":0}    | true
            `{ ($.n > 0 || $.m > 0) && $.k > 0 }`           | {"n":1,"m":0,"k":0}    | false
            { $.n > 0 }                                     | ` {"n":1} `            | true
            { $.n > 0 }                                     | {"n":1                 | false
            { $.n > 0 }                                     | n is 1                 | false
            { $.n > 0 }                                     | [{"n":1}]              | false
            """)
    void linesAreJudgedByWhatTheyHold(String pattern, String line, boolean matches) {
        assertThat(pattern(pattern).test(line)).isEqualTo(matches);
    }

    @Test
    void anEmptyPatternLetsEveryLineThrough() {
        assertThat(pattern("").test("anything")).isTrue();
        assertThat(pattern(" ").test("")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR",
                "\"a phrase\"",
                "?ERROR ?WARN",
                "[ip, user, status = 4*]",
                "%regex%",
                "{ $.a = \"x*\" }",
                "{ $.a = text }",
                "{ $.a IS NULL }",
                "{ $.a NOT EXISTS }",
                "{ $.a[0] = 1 }",
                "{ $.a > \"text\" }",
                "{ $.a = 1* }",
                "{ $.a = }",
                "{ $.a = 1",
                "{ $.a = 1 } }",
                "{ ($.a = 1 }",
                "{ 1 = $.a }",
                "{ $.a = 1 & $.b = 2 }",
                "{ }"
            })
    void whatItCannotJudgeIsRefusedWithItsPlace(String pattern) {
        assertThatThrownBy(() -> pattern(pattern))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("template.yaml:7: F.Events.L: FilterPattern " + pattern + " is not supported");
    }

    private static Predicate<String> pattern(String pattern) {
        return LogPattern.of(
                new LogSubscription("F.Events.L", "local-FL", "g", pattern, new Place("template.yaml", 7)));
    }
}
