package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.Optional;
import java.util.Set;

/** How resources of one type are referred to and read. */
interface ResourceType {

    /** What {@code !Ref} gives. */
    default String ref(String logicalId) {
        return Account.physicalName(logicalId);
    }

    /** {@link #ref(String)} for a type whose name depends on its properties, of which it {@link #namingProperties} has. */
    default String ref(String logicalId, Value.Fields resource) {
        return ref(logicalId);
    }

    /** The properties its name depends on: they are resolved before anything refers to the resource. */
    default Set<String> namingProperties() {
        return Set.of();
    }

    /**
     * What {@code !GetAtt} gives; empty for an attribute the type does not have.
     *
     * @param resource the resource as it stands in the template, unresolved but for what names it
     */
    default Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return Optional.empty();
    }

    /**
     * What {@code !Ref Resource.Property} gives: a resource that SAM makes of this one; empty if it makes none.
     *
     * @param resource as for {@link #attribute}
     */
    default Optional<String> made(String logicalId, String property, Value.Fields resource) {
        return Optional.empty();
    }

    /** Reads {@code Properties}; the caller finishes the section. */
    void read(String logicalId, Section properties, Template.Builder template);
}
