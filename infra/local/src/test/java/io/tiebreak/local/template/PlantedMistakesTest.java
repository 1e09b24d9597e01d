package io.tiebreak.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tiebreak.local.TestProject;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantedMistakesTest {

    @TempDir
    private Path folder;

    /** Each line: a piece of the sound template, what stands there instead, and what the one line must say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AWS::S3::Bucket | AWS::SNS::Topic | `FailuresBucket is a AWS::SNS::Topic, which is not supported`
            BatchSize: 10 | TumblingWindowInSeconds: 10 | `CopyFunction.Properties.Events.Changes.Properties.TumblingWindowInSeconds is not supported`
            BatchSize: 10 | BatchSize: ten | `BatchSize is 'ten', not a whole number`
            BatchSize: 10 | ParallelizationFactor: 11 | `ParallelizationFactor is 11, and must be from 1 to 10`
            BatchSize: 10 | BatchSize: 10001 | `BatchSize is 10001, and must be from 1 to 10000`
            BatchSize: 10 | MaximumBatchingWindowInSeconds: 301 | `must be from 0 to 300`
            BatchSize: 10 | MaximumRecordAgeInSeconds: 59 | `MaximumRecordAgeInSeconds is 59, and must be from 60 to 604800`
            MaximumRetryAttempts: 2 | MaximumRetryAttempts: -2 | `MaximumRetryAttempts is -2, and must be from 0 to 10000`
            GREETING: hello | GREETING: !Ref Nobody | `!Ref Nobody points at nothing`
            GREETING: hello | GREETING: !GetAtt Api.Colour | `Api.Colour points at nothing`
            GREETING: hello | GREETING: !ImportValue x | `Fn::ImportValue is not supported`
            GREETING: hello | `GREETING: ` | `a key without a value`
            GREETING: hello | `AGAIN: 1, AGAIN: 2` | `'AGAIN' stands here twice`
            MemorySize: 512 | MemoryUse: 512 | `EchoFunction.Properties.MemoryUse is not supported`
            Runtime: java25 | Runtime: nodejs24.x | `Runtime is no Java`
            SourceTable.StreamArn | CopiesTable.StreamArn | `CopiesTable.StreamArn points at nothing`
            SourceTable.StreamArn | SourceTable.Arn | `Stream must be the StreamArn of a table`
            Action: dynamodb:PutItem | Action: dynamodb:PutItme | `dynamodb:PutItme, which the local run can't check`
            Resource: !GetAtt CopiesTable.Arn | Resource: !GetAtt SourceTable.Arn | `CopyFunction gets CopiesTable in COPIES_TABLE, but no statement`
            - Statement: | - DynamoDBReadPolicy: | `policy template`
            Policies: | `Policies: [AmazonDynamoDBFullAccess]\n      Unused:` | `names the managed policy AmazonDynamoDBFullAccess`
            DefaultAuthorizer: Jwt | DefaultAuthorizer: Other | `'Other', which is not defined`
            `        DefaultAuthorizer: Jwt\n` | `` | `ANY /items/{id} has no authorizer`
            Authorizer: NONE | Authorizer: Unknown | `GET /open has no authorizer`
            Path: /throw | Path: /slow | `GET /slow is the route of EchoFunction.Events.Throw already`
            Path: /throw | Path: throw | `Path must start with /`
            Method: GET, Path: /throw | Method: FETCH, Path: /throw | `Method is 'FETCH'`
            ApiId: !Ref Api, Method: GET, Path: /throw | ApiId: !Ref SourceTable, Method: GET, Path: /throw | `ApiId is no HTTP API`
            Type: S3 | Type: SQS | `must be S3`
            FailuresBucket.Arn | CopiesTable.Arn | `Destination must be the Arn of a bucket`
            `Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /slow}` | `Type: SNS, Properties: {}` | `Type is SNS, which the local run has no event source for`
            EventBridgeEnabled: true | EventBridgeEnabled: false | `GivenUp: Pattern names local-failuresbucket, which is no bucket of this template with`
            EventBridgeConfiguration: | LambdaConfigurations: | `NotificationConfiguration needs EventBridgeConfiguration`
            source: [aws.s3] | source: [aws.ec2] | `Pattern needs source: [aws.s3]`
            detail-type: [Object Created] | `detail-type: [Object Created, Object Deleted]` | `Pattern needs detail-type: [Object Created]`
            Action: s3:GetObject | Action: s3:GetObjects | `s3:GetObjects, which the local run can't check`
            issuer: !Ref JwtIssuer | `issuer: https://elsewhere.example` | `issuer must be a parameter named JwtIssuer`
            JwtAudience: {Type: String} | `JwtAudience: {Type: String}\n  Unheard: {Type: String}` | `Unheard has no Default, and the local run has no value for it`
            Transform: AWS::Serverless-2016-10-31 | Rules: {} | `template.Rules is not supported`
            """)
    void failTheStartWithOneLine(String sound, String planted, String says) throws IOException {
        Path file = TestProject.in(folder).template();
        String text = Files.readString(file);
        String from = sound.replace("\\n", "\n");
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        String with = planted == null ? "" : planted.replace("\\n", "\n");
        Files.writeString(file, text.substring(0, at) + with + text.substring(at + from.length()));

        CannotStart problem = catchThrowableOfType(CannotStart.class, () -> Template.load(file));
        assertThat(problem).isNotNull();
        assertThat(problem.getMessage()).contains(says).doesNotContain("\n");
    }

    @Test
    void nameTheLineTheyStandOn() throws IOException {
        Path file = TestProject.in(folder).template();
        Files.writeString(file, Files.readString(file).replace("BatchSize", "BatchSizes"));
        CannotStart problem = catchThrowableOfType(CannotStart.class, () -> Template.load(file));
        long line = Files.readAllLines(file).stream()
                        .takeWhile(text -> !text.contains("BatchSizes"))
                        .count()
                + 1;
        assertThat(problem).hasMessageStartingWith("template.yaml:" + line + ": ");
    }

    @Test
    void aFileThatIsNoTemplateIsRefused() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [b\nc: d");
        assertThat(catchThrowableOfType(CannotStart.class, () -> Template.load(broken)))
                .hasMessageContaining("broken.yaml:2: not YAML");
        assertThat(catchThrowableOfType(CannotStart.class, () -> Template.load(folder.resolve("missing.yaml"))))
                .hasMessageContaining("--template FILE");
    }
}
