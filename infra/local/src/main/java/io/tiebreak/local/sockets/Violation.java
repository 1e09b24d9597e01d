package io.tiebreak.local.sockets;

/** A client sent what it may not, and loses its connection for it. */
final class Violation extends Exception {

    private final transient Closing closing;

    Violation(Closing closing) {
        super(closing.reason());
        this.closing = closing;
    }

    Closing closing() {
        return closing;
    }
}
