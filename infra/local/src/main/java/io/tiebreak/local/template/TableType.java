package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::DynamoDB::Table}. */
final class TableType implements ResourceType {

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        String arn = Account.arn("dynamodb", "table/" + ref(logicalId));
        boolean streams = resource.fields().get("Properties") instanceof Value.Fields properties
                && properties.fields().containsKey("StreamSpecification");
        return switch (attribute) {
            case "Arn" -> Optional.of(arn);
            case "StreamArn" -> streams ? Optional.of(streamArn(arn)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The label of a stream is its time of birth, unknown before the table is made. */
    static String streamArn(String tableArn) {
        return tableArn + "/stream/latest";
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect(
                "BillingMode",
                "ContributorInsightsSpecification",
                "DeletionProtectionEnabled",
                "OnDemandThroughput",
                "PointInTimeRecoverySpecification",
                "ProvisionedThroughput",
                "SSESpecification",
                "TableClass",
                "Tags",
                "WarmThroughput");
        template.add(new Table(
                logicalId,
                ref(logicalId),
                keys(properties),
                attributeTypes(properties),
                indexes(properties, "GlobalSecondaryIndexes"),
                indexes(properties, "LocalSecondaryIndexes"),
                properties.section("StreamSpecification").map(TableType::streamView),
                properties.section("TimeToLiveSpecification").flatMap(TableType::expiryAttribute)));
    }

    private static List<Table.KeyPart> keys(Section owner) {
        List<Table.KeyPart> keys = owner.sections("KeySchema").stream()
                .map(key -> {
                    var part = new Table.KeyPart(key.required("AttributeName"), key.required("KeyType"));
                    key.finish();
                    return part;
                })
                .toList();
        if (keys.isEmpty() || !keys.getFirst().role().equals("HASH")) {
            throw owner.problem("KeySchema", "needs a HASH key first");
        }
        return keys;
    }

    private static Map<String, String> attributeTypes(Section properties) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Section attribute : properties.sections("AttributeDefinitions")) {
            types.put(attribute.required("AttributeName"), attribute.required("AttributeType"));
            attribute.finish();
        }
        return types;
    }

    private static List<Table.Index> indexes(Section properties, String name) {
        return properties.sections(name).stream().map(TableType::index).toList();
    }

    private static Table.Index index(Section index) {
        Section projection = index.section("Projection").orElseThrow(() -> index.problem("needs Projection"));
        index.withoutEffect(
                "ContributorInsightsSpecification", "OnDemandThroughput", "ProvisionedThroughput", "WarmThroughput");
        var read = new Table.Index(
                index.required("IndexName"),
                keys(index),
                projection.required("ProjectionType"),
                projection.texts("NonKeyAttributes"));
        projection.finish();
        index.finish();
        return read;
    }

    private static String streamView(Section stream) {
        String view = stream.required("StreamViewType");
        stream.withoutEffect("ResourcePolicy");
        stream.finish();
        return view;
    }

    private static Optional<String> expiryAttribute(Section ttl) {
        Optional<String> attribute = ttl.text("AttributeName");
        boolean enabled = ttl.flag("Enabled");
        ttl.finish();
        return attribute.filter(name -> enabled);
    }
}
