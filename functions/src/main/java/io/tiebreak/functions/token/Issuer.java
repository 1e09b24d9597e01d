package io.tiebreak.functions.token;

import java.net.URI;
import java.util.Optional;

/**
 * Whose tokens are good.
 *
 * @param name as tokens name it; a URL, below which a discovery document is found
 * @param audience whom tokens have to be for: their {@code aud} or {@code client_id}
 * @param keys where its public keys are; empty if the discovery document tells
 */
public record Issuer(String name, String audience, Optional<URI> keys) {}
