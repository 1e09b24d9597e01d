package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.Optional;

/** A resource type nothing on this machine depends on. */
record TypeWithoutEffect(String type) implements ResourceType {

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return Optional.of("local:" + logicalId + "." + attribute);
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.typeWithoutEffect();
    }
}
