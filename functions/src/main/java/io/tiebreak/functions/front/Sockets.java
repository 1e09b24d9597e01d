package io.tiebreak.functions.front;

/**
 * Where sockets are opened.
 *
 * @param url {@code wss://...}
 */
record Sockets(String url) {}
