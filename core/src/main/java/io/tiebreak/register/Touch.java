package io.tiebreak.register;

import java.time.Instant;

/**
 * The newest command a register accepted.
 *
 * @param writer whose it was
 * @param commandId which one
 * @param at the register's time: later with each command, by a millisecond at least, and not before any timestamp it accepted
 */
public record Touch(String writer, String commandId, Instant at) {}
