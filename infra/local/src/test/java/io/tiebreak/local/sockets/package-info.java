@NullMarked
package io.tiebreak.local.sockets;

import org.jspecify.annotations.NullMarked;
