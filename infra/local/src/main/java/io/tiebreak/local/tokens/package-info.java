/** The local issuer: an RSA key pair that stays on this machine, and tokens signed with it. */
@NullMarked
package io.tiebreak.local.tokens;

import org.jspecify.annotations.NullMarked;
