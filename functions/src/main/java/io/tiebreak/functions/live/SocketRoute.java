package io.tiebreak.functions.live;

/** What a kind of message leads to. */
@FunctionalInterface
interface SocketRoute {

    /**
     * Does what a message asks for, and tells its sender what there is to tell.
     *
     * @throws RuntimeException what its sender is told as a problem
     */
    void handle(SocketCall call);
}
