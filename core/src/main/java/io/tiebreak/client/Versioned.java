package io.tiebreak.client;

/**
 * A value and the version it has.
 *
 * @param version 1 or more
 * @param value never changed after it was handed over
 */
public record Versioned<T>(long version, T value) {}
