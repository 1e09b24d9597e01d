package io.tiebreak.register;

/** Names a bundle of a tenant's. */
public record BundleId(String tenant, String id) {}
