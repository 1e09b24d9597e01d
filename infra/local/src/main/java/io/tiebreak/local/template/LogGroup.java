package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Place;

/**
 * A log group.
 *
 * @param name the physical name, which {@code !Ref} gives
 */
public record LogGroup(String logicalId, String name, Place place) {}
