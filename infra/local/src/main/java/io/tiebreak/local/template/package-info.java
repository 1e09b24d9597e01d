/**
 * What {@code template.yaml} says, as records. One class per resource type and per event type reads it; {@link
 * io.tiebreak.local.template.ResourceTypes} and {@code EventTypes} list them.
 */
@NullMarked
package io.tiebreak.local.template;

import org.jspecify.annotations.NullMarked;
