package io.tiebreak.functions.front;

import java.net.URI;

/**
 * Where sockets are opened.
 *
 * @param url {@code wss://...}
 */
record Sockets(URI url) {
    /** Without its path, as policies name it. */
    String origin() {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
