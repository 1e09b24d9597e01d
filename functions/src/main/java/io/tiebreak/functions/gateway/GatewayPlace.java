package io.tiebreak.functions.gateway;

import java.net.URI;

/**
 * Where a WebSocket API is managed.
 *
 * @param region of the API
 * @param stage URL of its stage
 */
public record GatewayPlace(String region, URI stage) {}
