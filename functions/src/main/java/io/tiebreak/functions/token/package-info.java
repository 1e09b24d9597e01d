/** Verifies tokens where API Gateway does not: at sockets. */
@NullMarked
package io.tiebreak.functions.token;

import org.jspecify.annotations.NullMarked;
