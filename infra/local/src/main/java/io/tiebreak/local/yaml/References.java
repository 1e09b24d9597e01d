package io.tiebreak.local.yaml;

import java.util.Optional;

/** What {@code !Ref} and {@code !GetAtt} find on this machine. */
public interface References {

    /** The value of a parameter, a pseudo parameter or a resource; empty when nothing has that name. */
    Optional<Value> ref(String name, Place place);

    /** An attribute of a resource; empty when the resource or its attribute does not exist. */
    Optional<String> attribute(String logicalId, String attribute);
}
