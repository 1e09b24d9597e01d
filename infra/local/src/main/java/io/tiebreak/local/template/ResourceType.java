package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.Optional;

/** How resources of one type are referred to and read. */
interface ResourceType {

    /** What {@code !Ref} gives. */
    default String ref(String logicalId) {
        return Account.physicalName(logicalId);
    }

    /**
     * What {@code !GetAtt} gives; empty for an attribute the type does not have.
     *
     * @param resource the resource as it stands in the template, unresolved
     */
    default Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return Optional.empty();
    }

    /** Reads {@code Properties}; the caller finishes the section. */
    void read(String logicalId, Section properties, Template.Builder template);
}
