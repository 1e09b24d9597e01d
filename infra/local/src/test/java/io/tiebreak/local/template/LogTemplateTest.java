package io.tiebreak.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTemplateTest {

    private static final String TEMPLATE = """
            Globals:
              Function:
                Runtime: java25
                CodeUri: functions.zip
                Tracing: Active
                LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: INFO}
            Resources:
              WriterLogs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
              PlainLogs:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: !Sub "/aws/lambda/${Plain}"}
              Writer:
                Type: AWS::Serverless::Function
                Properties: {Handler: a.Writer, LoggingConfig: {LogGroup: !Ref WriterLogs}}
              Plain: {Type: AWS::Serverless::Function, Properties: {Handler: a.Plain}}
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.Reader
                  Environment: {Variables: {ARN: !GetAtt PlainLogs.Arn}}
                  EventInvokeConfig:
                    MaximumRetryAttempts: 1
                    MaximumEventAgeInSeconds: 600
                    DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Lost.Arn}}
                  Events:
                    Writer:
                      Type: CloudWatchLogs
                      Properties: {LogGroupName: !Ref WriterLogs, FilterPattern: "{ $.n > 0 }"}
                    Plain:
                      Type: CloudWatchLogs
                      Properties: {LogGroupName: !Ref PlainLogs, FilterPattern: ""}
              Other:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.Other
                  Events:
                    Writer:
                      Type: CloudWatchLogs
                      Properties: {LogGroupName: !Ref WriterLogs, FilterPattern: ""}
              Lost: {Type: AWS::SQS::Queue}
              Ordered: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}
            """;

    @TempDir
    private Path folder;

    private Template load(String text) throws IOException {
        return Template.load(Files.writeString(folder.resolve("template.yaml"), text));
    }

    private LambdaFunction function(String logicalId) throws IOException {
        return load(TEMPLATE).functions().stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void linesGoToTheGroupThatIsNamedElseToTheFunctionsOwn() throws IOException {
        assertThat(function("Writer").logGroup()).isEqualTo("local-WriterLogs");
        assertThat(function("Plain").logGroup()).isEqualTo("/aws/lambda/local-Plain");
    }

    @Test
    void aFunctionMaySubscribeToSeveralGroups() throws IOException {
        assertThat(function("Reader").events().logs())
                .extracting(LogSubscription::event, LogSubscription::filter, LogSubscription::logGroup)
                .containsExactly(
                        tuple("Reader.Events.Writer", "local-ReaderWriter", "local-WriterLogs"),
                        tuple("Reader.Events.Plain", "local-ReaderPlain", "/aws/lambda/local-Plain"));
        assertThat(function("Reader").environment())
                .containsEntry("ARN", "arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/local-Plain:*");
    }

    @Test
    void anEventInvokeConfigIsRead() throws IOException {
        assertThat(function("Reader").asynchronous())
                .isEqualTo(new EventInvokeConfig(1, Duration.ofMinutes(10), Optional.of("local-Lost")));
        assertThat(function("Writer").asynchronous())
                .isEqualTo(new EventInvokeConfig(2, Duration.ofHours(6), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LogGroupName: !Ref WriterLogs | LogGroupName: elsewhere | `template.yaml:28: Reader.Events.Writer: LogGroupName is elsewhere, which is no log group of this template`
            LogGroupName: !Ref WriterLogs | LogGroupName: !Ref Lost | `which is no log group of this template`
            LogGroupName: !Ref PlainLogs | LogGroupName: !Ref WriterLogs | `Other.Events.Writer: LogGroupName is local-WriterLogs, which has 2 subscriptions already`
            Handler: a.Other | `Handler: a.Other\n      LoggingConfig: {LogGroup: !Ref WriterLogs}` | `Other.Events.Writer: LogGroupName is local-WriterLogs, where the function's own lines go`
            `, FilterPattern: "{ $.n > 0 }"` | `` | `Events.Writer.Properties needs FilterPattern`
            `FilterPattern: ""` | `FilterPattern: "", FilterName: x` | `FilterName is not supported`
            RetentionInDays: 7 | LogGroupName: !Sub "/aws/lambda/${Plain}" | `PlainLogs has the same LogGroupName as WriterLogs`
            RetentionInDays: 7 | Retention: 7 | `WriterLogs.Properties.Retention is not supported`
            LogFormat: JSON | LogFromat: JSON | `LoggingConfig.LogFromat is not supported`
            MaximumRetryAttempts: 1 | MaximumRetryAttempts: 3 | `MaximumRetryAttempts is 3, and must be from 0 to 2`
            MaximumEventAgeInSeconds: 600 | MaximumEventAgeInSeconds: 6 | `must be from 60 to 21600`
            OnFailure: | OnSuccess: | `DestinationConfig needs OnFailure`
            Type: SQS, | Type: SNS, | `OnFailure.Type must be SQS`
            !GetAtt Lost.Arn | !Ref Lost | `Destination must be the Arn of a queue`
            !GetAtt Lost.Arn | !GetAtt Ordered.Arn | `Reader: OnFailure of EventInvokeConfig names a FIFO queue`
            !GetAtt Lost.Arn | arn:aws:sqs:us-east-1:000000000000:none | `Reader: OnFailure of EventInvokeConfig names no queue`
            """)
    void mistakesFailTheStartWithOneLine(String sound, String planted, String says) {
        assertThat(TEMPLATE).contains(sound);
        int at = TEMPLATE.indexOf(sound);
        String text = TEMPLATE.substring(0, at)
                + (planted == null ? "" : planted.replace("\\n", "\n"))
                + TEMPLATE.substring(at + sound.length());
        CannotStart problem = catchThrowableOfType(CannotStart.class, () -> load(text));
        assertThat(problem).isNotNull().hasMessageContaining(says);
    }
}
