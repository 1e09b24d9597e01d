package io.tiebreak.local.sockets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What functions are told about a connection with every event.
 *
 * @param authorizer what the authorizer said about the client; empty if the API has none
 */
record Session(String connectionId, Instant connectedAt, Client client, Optional<ObjectNode> authorizer) {

    /** Who is at the other end, as far as HTTP tells. */
    record Client(String sourceIp, String userAgent) {}

    Session authorizedBy(ObjectNode context) {
        return new Session(connectionId, connectedAt, client, Optional.of(context));
    }
}
