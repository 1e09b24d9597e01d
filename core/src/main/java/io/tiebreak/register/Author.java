package io.tiebreak.register;

import java.time.Instant;

/**
 * Who writes to a register.
 *
 * @param writer an actor, or one window of his
 * @param commandId names this command; sent again it has the same id
 * @param now by the clock of the function that serves him; milliseconds
 */
record Author(String writer, String commandId, Instant now) {}
