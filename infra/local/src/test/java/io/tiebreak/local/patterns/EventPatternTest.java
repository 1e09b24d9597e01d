package io.tiebreak.local.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.yaml.CannotStart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

    private static final String RECORD = """
            {"eventName": "INSERT", "size": 5, "gone": null, "tags": ["x", "y"],
             "dynamodb": {"Keys": {"stream": {"S": "item/a"}, "version": {"N": "7"}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"eventName":["INSERT"]} | true
            {"eventName":["MODIFY","INSERT"]} | true
            {"eventName":["MODIFY"]} | false
            {"dynamodb":{"Keys":{"stream":{"S":[{"prefix":"item/"}]}}}} | true
            {"dynamodb":{"Keys":{"stream":{"S":[{"prefix":"key/"}]}}}} | false
            {"dynamodb":{"Keys":{"stream":{"S":[{"suffix":"/a"}]}}}} | true
            {"dynamodb":{"NewImage":{"x":{"S":[{"prefix":"a"}]}}}} | false
            {"dynamodb":{"NewImage":{"x":{"S":[{"exists":false}]}}}} | true
            {"dynamodb":{"Keys":{"stream":{"S":[{"exists":true}]}}}} | true
            {"eventName":[{"anything-but":"REMOVE"}]} | true
            {"eventName":[{"anything-but":["INSERT","MODIFY"]}]} | false
            {"eventName":[{"anything-but":{"prefix":"INS"}}]} | false
            {"absent":[{"anything-but":"x"}]} | false
            {"eventName":[{"equals-ignore-case":"insert"}]} | true
            {"size":[5.0]} | true
            {"size":[{"numeric":[">",0,"<=",5]}]} | true
            {"size":[{"numeric":["<",5]}]} | false
            {"dynamodb":{"Keys":{"version":{"N":[{"numeric":["=",7]}]}}}} | false
            {"gone":[null]} | true
            {"tags":["y"]} | true
            {"tags":["z"]} | false
            {"$or":[{"size":[6]},{"eventName":["INSERT"]}]} | true
            {"size":[6],"eventName":["INSERT"]} | false
            {} | true
            """)
    void aRecordPassesIfEverythingNamedMatches(String pattern, boolean passes) throws Exception {
        var record = new ObjectMapper().readTree(RECORD);
        assertThat(EventPattern.anyOf(List.of(pattern), "F.Events.E").test(record))
                .isEqualTo(passes);
    }

    @Test
    void oneOfSeveralPatternsIsEnoughAndNoneLetsEverythingThrough() throws Exception {
        var record = new ObjectMapper().readTree(RECORD);
        assertThat(EventPattern.anyOf(List.of("{\"size\":[9]}", "{\"size\":[5]}"), "F.Events.E")
                        .test(record))
                .isTrue();
        assertThat(EventPattern.anyOf(List.of(), "F.Events.E").test(record)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[{\"wildcard\":\"x*\"}]}",
                "{\"a\":[{\"cidr\":\"10.0.0.0/8\"}]}",
                "{\"a\":[{\"numeric\":[\"~\",1]}]}",
                "{\"a\":\"x\"}",
                "{\"a\":[{\"prefix\":7}]}",
                "{"
            })
    void whatItCannotJudgeIsRefusedByName(String pattern) {
        assertThatThrownBy(() -> EventPattern.anyOf(List.of(pattern), "F.Events.E"))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("F.Events.E: ");
    }
}
