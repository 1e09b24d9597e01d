/** The clients behind sockets, reached through API Gateway. */
@NullMarked
package io.tiebreak.functions.gateway;

import org.jspecify.annotations.NullMarked;
