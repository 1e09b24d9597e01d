/**
 * Runs the project's {@code template.yaml} on this machine, without Docker and without an account: {@link
 * io.tiebreak.local.LocalBackend} in this JVM, {@link io.tiebreak.local.Main} from a shell.
 */
@NullMarked
package io.tiebreak.local;

import org.jspecify.annotations.NullMarked;
