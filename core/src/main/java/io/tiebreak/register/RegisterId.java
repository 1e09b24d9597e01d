package io.tiebreak.register;

import io.tiebreak.address.Address;

/** Names one register: the shared value of a tenant at an address. */
public record RegisterId(String tenant, Address address) {}
