package io.tiebreak.local.template;

import io.tiebreak.local.template.StreamMapping.Batching;
import io.tiebreak.local.template.StreamMapping.StartingPosition;
import io.tiebreak.local.yaml.Section;
import java.time.Duration;
import java.util.Optional;

/** A function's event of type {@code DynamoDB}. */
final class DynamoDbEvent {

    private static final String TABLE_ARN = Account.arn("dynamodb", "table/");
    private static final String BUCKET_ARN = Bucket.arn("");
    private static final int LAMBDAS_DEFAULT_BATCH = 100;
    private static final int NO_LIMIT = -1;

    private DynamoDbEvent() {}

    /** Reads the mapping; empty if it is switched off. */
    static Optional<StreamMapping> read(String event, Section properties) {
        boolean enabled = MappingProperties.enabled(properties);
        // One batch of a shard at a time is what every factor allows.
        MappingProperties.inRange(properties, "ParallelizationFactor", 1, 10);
        properties.withoutEffect("ParallelizationFactor");
        var mapping = new StreamMapping(
                event,
                table(properties),
                startingPosition(properties),
                new Batching(
                        MappingProperties.inRange(properties, "BatchSize", 1, 10_000)
                                .orElse(LAMBDAS_DEFAULT_BATCH),
                        Duration.ofSeconds(
                                MappingProperties.inRange(properties, "MaximumBatchingWindowInSeconds", 0, 300)
                                        .orElse(0))),
                MappingProperties.filters(properties),
                MappingProperties.reportsBatchItemFailures(properties),
                properties.flag("BisectBatchOnFunctionError"),
                limit(properties, "MaximumRetryAttempts", 0, 10_000),
                limit(properties, "MaximumRecordAgeInSeconds", 60, 604_800).map(Duration::ofSeconds),
                properties.section("DestinationConfig").map(DynamoDbEvent::failureBucket));
        return enabled ? Optional.of(mapping) : Optional.empty();
    }

    private static String table(Section properties) {
        String stream = properties.required("Stream");
        if (!stream.startsWith(TABLE_ARN) || !stream.endsWith(TableType.streamArn(""))) {
            throw properties.problem("Stream", "must be the StreamArn of a table of this template");
        }
        return stream.substring(
                TABLE_ARN.length(), stream.length() - TableType.streamArn("").length());
    }

    private static StartingPosition startingPosition(Section properties) {
        return switch (properties.required("StartingPosition")) {
            case "TRIM_HORIZON" -> StartingPosition.TRIM_HORIZON;
            case "LATEST" -> StartingPosition.LATEST;
            default -> throw properties.problem("StartingPosition", "must be TRIM_HORIZON or LATEST");
        };
    }

    private static String failureBucket(Section destinations) {
        Section onFailure =
                destinations.section("OnFailure").orElseThrow(() -> destinations.problem("needs OnFailure"));
        if (!onFailure.required("Type").equals("S3")) {
            throw onFailure.problem("Type", "must be S3: the local run has no other failure destination");
        }
        String arn = onFailure.required("Destination");
        if (!arn.startsWith(BUCKET_ARN)) {
            throw onFailure.problem("Destination", "must be the Arn of a bucket of this template");
        }
        onFailure.finish();
        destinations.finish();
        return arn.substring(BUCKET_ARN.length());
    }

    /** AWS writes "no limit" as -1. */
    private static Optional<Integer> limit(Section properties, String name, int least, int most) {
        return properties.number(name).filter(number -> number == NO_LIMIT).isPresent()
                ? Optional.empty()
                : MappingProperties.inRange(properties, name, least, most);
    }
}
