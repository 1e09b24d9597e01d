package io.tiebreak.items;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an item is between two commands.
 *
 * @param name 1-256 characters
 * @param attributes free JSON; never changed after it was handed over
 */
public record ItemState(String name, ObjectNode attributes) {}
