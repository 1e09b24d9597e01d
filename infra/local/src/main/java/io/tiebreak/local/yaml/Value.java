package io.tiebreak.local.yaml;

import java.util.List;
import java.util.Map;

/** A piece of the template, with the place it came from. Scalars stay text: what they mean is for their reader to say. */
public sealed interface Value {

    Place place();

    record Text(String text, Place place) implements Value {}

    record Items(List<Value> items, Place place) implements Value {}

    /** A mapping, in the template's order. */
    record Fields(Map<String, Value> fields, Place place) implements Value {}

    /**
     * An intrinsic function that is not resolved yet.
     *
     * @param function its long name, as {@code Ref} or {@code Fn::Sub}
     */
    record Call(String function, Value argument, Place place) implements Value {}
}
