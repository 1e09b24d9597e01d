package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.Optional;

/** {@code AWS::S3::Bucket}. */
final class BucketType implements ResourceType {

    @Override
    public String ref(String logicalId) {
        return Bucket.name(logicalId);
    }

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return attribute.equals("Arn") ? Optional.of(Bucket.arn(ref(logicalId))) : Optional.empty();
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect(
                "BucketEncryption",
                "LifecycleConfiguration",
                "OwnershipControls",
                "PublicAccessBlockConfiguration",
                "Tags",
                "VersioningConfiguration");
        boolean tellsEventBridge = properties
                .section("NotificationConfiguration")
                .map(BucketType::tellsEventBridge)
                .orElse(false);
        template.add(new Bucket(logicalId, tellsEventBridge));
    }

    private static boolean tellsEventBridge(Section notifications) {
        Section eventBridge = notifications
                .section("EventBridgeConfiguration")
                .orElseThrow(() -> notifications.problem("needs EventBridgeConfiguration"));
        // CloudFormation takes the section itself for a yes.
        boolean enabled = !eventBridge.has("EventBridgeEnabled") || eventBridge.flag("EventBridgeEnabled");
        eventBridge.finish();
        notifications.finish();
        return enabled;
    }
}
