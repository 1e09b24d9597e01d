package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::Logs::LogGroup}. */
final class LogGroupType implements ResourceType {

    private static final String NAME = "LogGroupName";

    @Override
    public Set<String> namingProperties() {
        return Set.of(NAME);
    }

    @Override
    public String ref(String logicalId, Value.Fields resource) {
        return resource.fields().get("Properties") instanceof Value.Fields properties
                        && properties.fields().get(NAME) instanceof Value.Text given
                ? given.text()
                : ref(logicalId);
    }

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return attribute.equals("Arn")
                ? Optional.of(Account.arn("logs", "log-group:" + ref(logicalId, resource) + ":*"))
                : Optional.empty();
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect("DataProtectionPolicy", "KmsKeyId", "LogGroupClass", "RetentionInDays", "Tags");
        template.add(
                new LogGroup(logicalId, properties.text(NAME).orElseGet(() -> ref(logicalId)), properties.place()));
    }
}
