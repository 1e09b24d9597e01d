package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::SQS::Queue}. */
final class QueueType implements ResourceType {

    private static final String ARN = Queue.arn("");

    @Override
    public Set<String> namingProperties() {
        return Set.of("FifoQueue", "QueueName");
    }

    @Override
    public String ref(String logicalId, Value.Fields resource) {
        return Queue.url(name(logicalId, resource));
    }

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        String name = name(logicalId, resource);
        return switch (attribute) {
            case "Arn" -> Optional.of(Queue.arn(name));
            case "QueueName" -> Optional.of(name);
            case "QueueUrl" -> Optional.of(Queue.url(name));
            default -> Optional.empty();
        };
    }

    private static String name(String logicalId, Value.Fields resource) {
        Map<String, Value> properties =
                resource.fields().get("Properties") instanceof Value.Fields fields ? fields.fields() : Map.of();
        if (properties.get("QueueName") instanceof Value.Text given) {
            return given.text();
        }
        boolean isFifo = properties.get("FifoQueue") instanceof Value.Text flag
                && flag.text().equals("true");
        return Account.physicalName(logicalId) + (isFifo ? Queue.FIFO : "");
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect(
                "DeduplicationScope",
                "FifoThroughputLimit",
                "KmsDataKeyReusePeriodSeconds",
                "KmsMasterKeyId",
                "RedriveAllowPolicy",
                "SqsManagedSseEnabled",
                "Tags");
        boolean isFifo = properties.flag("FifoQueue");
        boolean deduplicatesByContent = properties.flag("ContentBasedDeduplication");
        if (deduplicatesByContent && !isFifo) {
            throw properties.problem("ContentBasedDeduplication", "is for FIFO queues only");
        }
        template.add(new Queue(
                logicalId,
                name(logicalId, isFifo, properties),
                isFifo,
                deduplicatesByContent,
                seconds(properties, "VisibilityTimeout", 0, 43_200, 30),
                seconds(properties, "MessageRetentionPeriod", 60, 1_209_600, 345_600),
                seconds(properties, "DelaySeconds", 0, 900, 0),
                properties.section("RedrivePolicy").map(QueueType::redrive),
                properties.place()));
    }

    private static String name(String logicalId, boolean isFifo, Section properties) {
        Optional<String> given = properties.text("QueueName");
        given.filter(name -> name.endsWith(Queue.FIFO) != isFifo || !name.matches("[\\w-]{1,75}(\\.fifo)?"))
                .ifPresent(name -> {
                    throw properties.problem(
                            "QueueName",
                            "is '" + name + "', and must be letters, digits, - and _"
                                    + (isFifo ? " with .fifo at the end" : ""));
                });
        return given.orElseGet(() -> Account.physicalName(logicalId) + (isFifo ? Queue.FIFO : ""));
    }

    private static Duration seconds(Section properties, String name, int least, int most, int otherwise) {
        return Duration.ofSeconds(
                MappingProperties.inRange(properties, name, least, most).orElse(otherwise));
    }

    private static Queue.Redrive redrive(Section policy) {
        String arn = policy.required("deadLetterTargetArn");
        if (!arn.startsWith(ARN)) {
            throw policy.problem("deadLetterTargetArn", "must be the Arn of a queue of this template");
        }
        int maximumReceives = MappingProperties.inRange(policy, "maxReceiveCount", 1, 1000)
                .orElseThrow(() -> policy.problem("needs maxReceiveCount"));
        policy.finish();
        return new Queue.Redrive(arn.substring(ARN.length()), maximumReceives);
    }
}
