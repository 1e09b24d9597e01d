package io.tiebreak.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that gets a table needs a right to it, and one to an index of it will do. */
class IndexRightsTest {
    private static final String TEMPLATE = """
            Resources:
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions:
                    - {AttributeName: id, AttributeType: S}
                    - {AttributeName: day, AttributeType: S}
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  GlobalSecondaryIndexes:
                    - IndexName: byDay
                      KeySchema: [{AttributeName: day, KeyType: HASH}]
                      Projection: {ProjectionType: KEYS_ONLY}
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Handler: a.Reader::handleRequest
                  CodeUri: functions.zip
                  Environment: {Variables: {ORDERS_TABLE: !Ref Orders}}
                  Policies:
                    - Statement:
                        - {Effect: EFFECT, Action: dynamodb:Query, Resource: !Sub "RESOURCE"}
            """;

    @TempDir
    private Path folder;

    private Template load(String effect, String resource) throws IOException {
        String text = TEMPLATE.replace("EFFECT", effect).replace("RESOURCE", resource);
        return Template.load(Files.writeString(folder.resolve("template.yaml"), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${Orders.Arn}", "${Orders.Arn}/index/byDay", "${Orders.Arn}/index/*", "${Orders.Arn}*"})
    void aRightToTheTableOrToAnIndexWillDo(String resource) {
        assertThatCode(() -> assertThat(load("Allow", resource).functions()).hasSize(1))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${Orders.Arn}/index/byNight",
                "${Orders.Arn}/index/byDay2",
                "${Orders.Arn}/index",
                "${Orders.Arn}2/index/byDay",
                "${Orders.Arn}/stream/*"
            })
    void aRightToAnIndexThatTheTableDoesNotHaveWillNot(String resource) {
        assertThatThrownBy(() -> load("Allow", resource))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(
                        "Reader gets Orders in ORDERS_TABLE, but no statement of its Policies lets it use");
    }

    @Test
    void aDenialIsNoRight() {
        assertThatThrownBy(() -> load("Deny", "${Orders.Arn}/index/byDay"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("no statement of its Policies lets it use");
    }
}
