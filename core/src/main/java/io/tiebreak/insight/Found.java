package io.tiebreak.insight;

/**
 * The record of a refusal.
 *
 * @param incident what happened; it was refused
 * @param itself whether it is the one that was asked for, and not another one of the same target in its place
 */
public record Found(Incident incident, boolean itself) {}
