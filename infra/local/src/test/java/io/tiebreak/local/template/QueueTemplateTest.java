package io.tiebreak.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueTemplateTest {

    private static final String TEMPLATE = """
            Parameters: {Kind: {Type: String, Default: "true"}}
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  FifoQueue: !Ref Kind
                  ContentBasedDeduplication: true
                  VisibilityTimeout: 60
                  MessageRetentionPeriod: 3600
                  DelaySeconds: 2
                  SqsManagedSseEnabled: true
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt Lost.Arn
                    maxReceiveCount: 3
              Lost:
                Type: AWS::SQS::Queue
                Properties:
                  FifoQueue: true
                  QueueName: !Sub "${AWS::StackName}-gone.fifo"
                  RedriveAllowPolicy: {redrivePermission: allowAll}
              Plain: {Type: AWS::SQS::Queue}
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Handler: a.Worker::handleRequest
                  CodeUri: functions.zip
                  Timeout: 20
                  Environment: {Variables: {QUEUE: !Ref Jobs, NAME: !GetAtt Lost.QueueName}}
                  Policies:
                    - Statement: {Effect: Allow, Action: "sqs:SendMessage", Resource: !GetAtt Jobs.Arn}
                  Events:
                    Jobs:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Jobs.Arn
                        BatchSize: 5
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        ScalingConfig: {MaximumConcurrency: 2}
                        FilterCriteria: {Filters: [{Pattern: '{"body":{"kind":["x"]}}'}]}
                    Plain:
                      Type: SQS
                      Properties: {Queue: !GetAtt Plain.Arn, MaximumBatchingWindowInSeconds: 1}
                    Off: {Type: SQS, Properties: {Queue: !GetAtt Plain.Arn, Enabled: false}}
                    Often:
                      Type: Schedule
                      Properties: {Schedule: rate(5 minutes), Input: '{"a":1}', Description: often}
                    Daily: {Type: Schedule, Properties: {Schedule: rate(1 day), State: ENABLED}}
                    Never: {Type: Schedule, Properties: {Schedule: rate(1 hour), State: DISABLED}}
            """;

    @TempDir
    private Path folder;

    private Template load(String text) throws IOException {
        return Template.load(Files.writeString(folder.resolve("template.yaml"), text));
    }

    @Test
    void aQueueIsReadWithItsDefaults() throws IOException {
        List<Queue> queues = load(TEMPLATE).queues();
        assertThat(queues).extracting(Queue::name).containsExactly("local-Jobs.fifo", "local-gone.fifo", "local-Plain");
        Queue jobs = queues.get(0);
        assertThat(jobs.isFifo()).isTrue();
        assertThat(jobs.deduplicatesByContent()).isTrue();
        assertThat(jobs.visibilityTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(jobs.retention()).isEqualTo(Duration.ofHours(1));
        assertThat(jobs.delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(jobs.redrive()).contains(new Queue.Redrive("local-gone.fifo", 3));
        Queue plain = queues.get(2);
        assertThat(plain.isFifo()).isFalse();
        assertThat(plain.visibilityTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(plain.retention()).isEqualTo(Duration.ofDays(4));
        assertThat(plain.delay()).isZero();
    }

    @Test
    void aQueueIsReferredToByUrlAndByArn() throws IOException {
        LambdaFunction worker = load(TEMPLATE).functions().getFirst();
        assertThat(worker.environment())
                .containsEntry("QUEUE", "http://sqs.us-east-1.localhost/000000000000/local-Jobs.fifo")
                .containsEntry("NAME", "local-gone.fifo");
        assertThat(worker.policy().statements().getFirst().resources())
                .containsExactly("arn:aws:sqs:us-east-1:000000000000:local-Jobs.fifo");
    }

    @Test
    void whatReadsAQueueAndWhatRunsBySchedule() throws IOException {
        Template template = load(TEMPLATE);
        LambdaFunction.Events events = template.functions().getFirst().events();
        assertThat(events.queues())
                .extracting(
                        QueueMapping::event,
                        QueueMapping::queue,
                        mapping -> mapping.batching().size())
                .containsExactly(
                        tuple("Worker.Events.Jobs", "local-Jobs.fifo", 5),
                        tuple("Worker.Events.Plain", "local-Plain", 10));
        assertThat(events.queues().getFirst().maximumConcurrency()).contains(2);
        assertThat(events.queues().getFirst().reportsBatchItemFailures()).isTrue();
        assertThat(events.schedules())
                .containsExactly(
                        new ScheduledRule(
                                "Worker.Events.Often",
                                "arn:aws:events:us-east-1:000000000000:rule/local-WorkerOften",
                                Duration.ofMinutes(5),
                                Optional.of("{\"a\":1}")),
                        new ScheduledRule(
                                "Worker.Events.Daily",
                                "arn:aws:events:us-east-1:000000000000:rule/local-WorkerDaily",
                                Duration.ofDays(1),
                                Optional.empty()));
        assertThat(template.noEffects())
                .contains("Queue: RedriveAllowPolicy SqsManagedSseEnabled")
                .anyMatch(line -> line.contains("Events.") || line.contains("Description"));
    }

    /** Each line: a piece of the sound template, what stands there instead, and what the one line must say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DelaySeconds: 2 | DelaySeconds: 901 | `DelaySeconds is 901, and must be from 0 to 900`
            DelaySeconds: 2 | MaximumMessageSize: 1024 | `Jobs.Properties.MaximumMessageSize is not supported`
            VisibilityTimeout: 60 | VisibilityTimeout: 43201 | `must be from 0 to 43200`
            VisibilityTimeout: 60 | VisibilityTimeout: 19 | `the VisibilityTimeout of Jobs is 19 s, less than the function's Timeout of 20 s`
            MessageRetentionPeriod: 3600 | MessageRetentionPeriod: 59 | `must be from 60 to 1209600`
            FifoQueue: !Ref Kind | FifoQueue: false | `ContentBasedDeduplication is for FIFO queues only`
            !GetAtt Lost.Arn | !GetAtt Plain.Arn | `Jobs has the dead-letter queue Plain: both must be FIFO queues, or neither`
            !GetAtt Lost.Arn | `"arn:aws:sqs:us-east-1:000000000000:elsewhere"` | `deadLetterTargetArn that is of no queue of this template`
            !GetAtt Lost.Arn | !GetAtt Worker.Arn | `deadLetterTargetArn must be the Arn of a queue`
            maxReceiveCount: 3 | maxReceiveCount: 0 | `maxReceiveCount is 0, and must be from 1 to 1000`
            gone.fifo | gone | `QueueName is 'local-gone', and must be letters, digits, - and _ with .fifo at the end`
            ${AWS::StackName}-gone.fifo | local-Jobs.fifo | `has the same QueueName as Jobs`
            Queue: !GetAtt Jobs.Arn | Queue: !Ref Jobs | `Queue must be the Arn of a queue`
            BatchSize: 5 | BatchSize: 11 | `BatchSize is 11: above 10, MaximumBatchingWindowInSeconds must be at least 1`
            BatchSize: 5 | `BatchSize: 11\\n            MaximumBatchingWindowInSeconds: 1` | `a FIFO queue gives 10 messages at most`
            BatchSize: 5 | MaximumBatchingWindowInSeconds: 1 | `MaximumBatchingWindowInSeconds is not for FIFO queues`
            BatchSize: 5 | MaximumRetryAttempts: 5 | `MaximumRetryAttempts is not supported`
            MaximumConcurrency: 2 | MaximumConcurrency: 1 | `MaximumConcurrency is 1, and must be from 2 to 1000`
            ReportBatchItemFailures | ReportAll | `can only hold ReportBatchItemFailures`
            sqs:SendMessage | sqs:SendMessageBatch | `sqs:SendMessageBatch, which the local run can't check`
            Resource: !GetAtt Jobs.Arn | Resource: !GetAtt Plain.Arn | `Worker gets Jobs in QUEUE, but no statement`
            rate(5 minutes) | rate(5 minute) | `Schedule is 'rate(5 minute)': the local run keeps rate(1 minute)`
            rate(5 minutes) | rate(0 minutes) | `Schedule is 'rate(0 minutes)'`
            rate(5 minutes) | `"cron(0 8 * * ? *)"` | `Schedule is 'cron(0 8 * * ? *)'`
            State: DISABLED | State: OFF | `State must be ENABLED or DISABLED`
            State: DISABLED | `State: DISABLED, Enabled: true` | `State stands beside Enabled`
            `Input: '{"a":1}'` | `Input: '{'` | `Input is no JSON`
            """)
    void aMistakeFailsTheStartWithOneLine(String sound, String planted, String says) throws IOException {
        assertThat(TEMPLATE).contains(sound);
        int at = TEMPLATE.indexOf(sound);
        String text =
                TEMPLATE.substring(0, at) + planted.replace("\\n", "\n") + TEMPLATE.substring(at + sound.length());
        CannotStart problem = catchThrowableOfType(CannotStart.class, () -> load(text));
        assertThat(problem).as("a problem").isNotNull();
        assertThat(problem.getMessage()).contains(says).doesNotContain("\n");
    }
}
