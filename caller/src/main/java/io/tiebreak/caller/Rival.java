package io.tiebreak.caller;

import java.time.Instant;

/**
 * Who was faster.
 *
 * @param actor for shared values the writer, {@code sub} or {@code sub/clientId}
 * @param version which version or revision the command took
 */
public record Rival(String actor, String commandId, Instant at, long version) {}
