package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.Optional;
import java.util.Set;

/** A resource type nothing on this machine depends on; a property it does not have is refused all the same. */
final class TypeWithoutEffect implements ResourceType {

    private final Set<String> attributes;
    private final String[] properties;

    TypeWithoutEffect(Set<String> attributes, String... properties) {
        this.attributes = attributes;
        this.properties = properties;
    }

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return attributes.contains(attribute)
                ? Optional.of("no-" + attribute + "-here/" + ref(logicalId))
                : Optional.empty();
    }

    @Override
    public void read(String logicalId, Section section, Template.Builder template) {
        section.typeWithoutEffect(properties);
    }
}
