package io.tiebreak.local.sockets;

/**
 * Why a connection ends, in the words that clients or functions are told.
 *
 * @param code as RFC 6455 numbers them; 1005 and 1006 never travel in a frame
 */
record Closing(int code, String reason) {

    static final Closing ON_REQUEST = new Closing(1000, "Connection Closed Normally");
    static final Closing GOING_AWAY = new Closing(1001, "Going away");
    static final Closing NO_BINARY = new Closing(1003, "Binary messages are not supported");
    static final Closing NO_CODE = new Closing(1005, "Client-side close frame status not set");
    static final Closing CUT = new Closing(1006, "Connection closed abnormally");
    static final Closing NO_TEXT = new Closing(1007, "The message is not UTF-8");
    static final Closing TOO_SLOW = new Closing(1008, "The client does not read what it is sent");
    static final Closing FRAME_TOO_LARGE = new Closing(1009, "A frame is larger than 32 KB");
    static final Closing MESSAGE_TOO_LARGE = new Closing(1009, "The message is larger than 128 KB");

    static Closing broken(String rule) {
        return new Closing(1002, rule);
    }
}
