package io.tiebreak.command;

/**
 * Who asks.
 *
 * @param commandId names this command; the same id sent again means the same command, and gets the same receipt
 * @param fingerprint hash of the command's payload
 * @param actor on whose behalf
 */
public record Request(String commandId, String fingerprint, String actor) {}
