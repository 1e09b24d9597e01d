/**
 * A WebSocket API as API Gateway serves it: handshakes, routes and life cycle of connections on the side of clients, and
 * for functions the door through which they post to connections.
 */
@NullMarked
package io.tiebreak.local.sockets;

import org.jspecify.annotations.NullMarked;
