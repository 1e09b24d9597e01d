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
        return attribute.equals("Arn") ? Optional.of(arn(ref(logicalId))) : Optional.empty();
    }

    static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
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
        template.add(new Bucket(logicalId));
    }
}
