package io.tiebreak.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

    @TempDir
    private Path folder;

    @Test
    void theProjectsOwnTemplateIsUnderstoodWhole() {
        Template template = Template.load(Path.of("../../template.yaml"));
        assertThat(template.tables()).isNotEmpty();
        assertThat(template.functions())
                .allSatisfy(function -> assertThat(function.code()).hasFileName("functions.zip"));
        assertThat(template.routes()).extracting(Route::key).contains("GET /v1/health", Route.DEFAULT);
        assertThat(template.noEffects()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aTableIsReadWithItsKeysIndexesStreamAndExpiry() {
        Table table = load("""
                        Resources:
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Properties:
                              AttributeDefinitions:
                                - {AttributeName: id, AttributeType: S}
                                - {AttributeName: at, AttributeType: N}
                              KeySchema: [{AttributeName: id, KeyType: HASH}, {AttributeName: at, KeyType: RANGE}]
                              GlobalSecondaryIndexes:
                                - IndexName: byTime
                                  KeySchema: [{AttributeName: at, KeyType: HASH}]
                                  Projection: {ProjectionType: KEYS_ONLY}
                              StreamSpecification: {StreamViewType: NEW_IMAGE}
                              TimeToLiveSpecification: {AttributeName: gone, Enabled: true}
                        """).tables().getFirst();
        assertThat(table)
                .isEqualTo(new Table(
                        "Orders",
                        "local-Orders",
                        List.of(new Table.KeyPart("id", "HASH"), new Table.KeyPart("at", "RANGE")),
                        Map.of("id", "S", "at", "N"),
                        List.of(new Table.Index(
                                "byTime", List.of(new Table.KeyPart("at", "HASH")), "KEYS_ONLY", List.of())),
                        List.of(),
                        Optional.of("NEW_IMAGE"),
                        Optional.of("gone")));
    }

    @Test
    void bothSpellingsOfIntrinsicFunctionsGiveTheSame() {
        LambdaFunction function = load("""
                        Parameters:
                          Stage: {Type: String, Default: prod}
                          Origins: {Type: CommaDelimitedList, Default: "a, b"}
                        Mappings:
                          Sizes: {prod: {memory: "2048"}}
                        Conditions:
                          IsProd: !Equals [!Ref Stage, prod]
                          IsTest: {"Fn::Not": [{Condition: IsProd}]}
                          Both: !And [!Condition IsProd, !Condition IsTest]
                          Either: !Or [!Condition IsProd, !Condition IsTest]
                        Resources:
                          Reader:
                            Type: AWS::Serverless::Function
                            Properties:
                              Runtime: java25
                              Handler: a.B::c
                              CodeUri: x.zip
                              MemorySize: !FindInMap [Sizes, !Ref Stage, memory]
                              Environment:
                                Variables:
                                  SUB: !Sub "${Stage}-${Orders.Arn}-${!Literal}-${AWS::Region}"
                                  SUBLIST: {"Fn::Sub": ["${Mine}/${Stage}", {Mine: !Ref Stage}]}
                                  JOIN: !Join ["+", !Ref Origins]
                                  SELECT: {"Fn::Select": [1, {"Fn::Split": [".", "a.b.c"]}]}
                                  IF: !If [IsTest, !Ref Stage, other]
                                  BOTH: !If [Both, "yes", "no"]
                                  EITHER: !If [Either, "yes", "no"]
                                  NONE: !If [IsTest, x, !Ref "AWS::NoValue"]
                                  LONG: {"Fn::GetAtt": [Orders, Arn]}
                                  SHORT: !GetAtt Orders.Arn
                          Orders:
                            Type: AWS::DynamoDB::Table
                            Condition: IsProd
                            Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}
                          Trials:
                            Type: AWS::DynamoDB::Table
                            Condition: IsTest
                            Properties: {KeySchema: [{AttributeName: id, KeyType: HASH}]}
                        """).functions().getFirst();
        String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/local-Orders";
        assertThat(function.memoryInMegabytes()).isEqualTo(2048);
        assertThat(function.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "SUB", "prod-" + arn + "-${Literal}-us-east-1",
                        "SUBLIST", "prod/prod",
                        "JOIN", "a+b",
                        "SELECT", "b",
                        "IF", "other",
                        "BOTH", "no",
                        "EITHER", "yes",
                        "LONG", arn,
                        "SHORT", arn));
    }

    @Test
    void globalsAreBelowWhatAFunctionSaysItself() {
        LambdaFunction function = load("""
                        Globals:
                          Function:
                            Runtime: java25
                            CodeUri: x.zip
                            Timeout: 20
                            Environment: {Variables: {A: global, B: global}}
                        Resources:
                          Reader:
                            Type: AWS::Serverless::Function
                            Properties:
                              Handler: a.B
                              Timeout: 5
                              Environment: {Variables: {B: own}}
                        """).functions().getFirst();
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(function.environment()).isEqualTo(Map.of("A", "global", "B", "own"));
        assertThat(function.code()).isEqualTo(folder.resolve("x.zip"));
    }

    @Test
    void aStreamMappingIsReadWithAWSsDefaults() {
        StreamMapping mapping = Template.load(TestProject.in(folder).template())
                .functions()
                .get(1)
                .events()
                .streams()
                .getFirst();
        assertThat(mapping)
                .isEqualTo(new StreamMapping(
                        "CopyFunction.Events.Changes",
                        "local-SourceTable",
                        StreamMapping.StartingPosition.TRIM_HORIZON,
                        new StreamMapping.Batching(10, Duration.ZERO),
                        List.of("{\"eventName\":[\"INSERT\"]}"),
                        true,
                        true,
                        Optional.of(2),
                        Optional.empty(),
                        Optional.of("local-failuresbucket")));
    }

    @Test
    void minusOneIsNoLimitAndAnySoundFactorIsAccepted() throws IOException {
        Template template = changed("MaximumRetryAttempts: 2", """
                MaximumRetryAttempts: -1
                            MaximumRecordAgeInSeconds: -1
                            ParallelizationFactor: 10""");
        StreamMapping mapping = template.functions().get(1).events().streams().getFirst();
        assertThat(mapping.maximumRetries()).isEmpty();
        assertThat(mapping.maximumAge()).isEmpty();
        assertThat(String.join(" ", template.noEffects())).contains("ParallelizationFactor");
    }

    @Test
    void aMappingThatIsSwitchedOffReadsNothing() throws IOException {
        Template template = changed("MaximumRetryAttempts: 2", "Enabled: false");
        assertThat(template.functions().get(1).events().streams()).isEmpty();
    }

    @Test
    void aRulesPatternBecomesJson() throws IOException {
        Template template = changed("[!Ref FailuresBucket]}}", """
                [!Ref FailuresBucket]}, object: {size: [{numeric: [">", 0]}], version-id: [{exists: false}]}}""");
        assertThat(template.functions().get(2).events().rules())
                .containsExactly(new EventRule("ParkingFunction.Events.GivenUp", """
                        {"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":\
                        ["local-failuresbucket"]},"object":{"size":[{"numeric":[">",0]}],"version-id":[{"exists":false}]}}}\
                        """));
    }

    @Test
    void aRuleThatIsDisabledMatchesNothing() throws IOException {
        Template template = changed("            Pattern:", "            State: DISABLED\n            Pattern:");
        assertThat(template.functions().get(2).events().rules()).isEmpty();
    }

    @Test
    void aParameterCanBeGivenAnotherValue() throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), """
                Parameters:
                  ScopelessTokens: {Type: String, Default: none, AllowedValues: [none, all-but-admin]}
                Resources:
                  Reader:
                    Type: AWS::Serverless::Function
                    Properties:
                      {Runtime: java25, Handler: a.B, CodeUri: x.zip, Environment: {Variables: {S: !Ref ScopelessTokens}}}
                """);
        assertThat(Template.load(file).functions().getFirst().environment()).containsEntry("S", "all-but-admin");
        assertThat(Template.load(file, Map.of("ScopelessTokens", "none"))
                        .functions()
                        .getFirst()
                        .environment())
                .containsEntry("S", "none");
    }

    private Template changed(String from, String to) throws IOException {
        Path file = TestProject.in(folder).template();
        return load(Files.readString(file).replace(from, to));
    }

    private Template load(String text) {
        try {
            return Template.load(Files.writeString(folder.resolve("template.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
