package io.tiebreak.register;

/** Names an event of a tenant's. */
public record EventId(String tenant, String id) {}
