/** Tests against a backend that is made up, behind real HTTP and real sockets. */
@NullMarked
package io.tiebreak.caller;

import org.jspecify.annotations.NullMarked;
