package io.tiebreak.local.sockets;

import java.security.SecureRandom;
import java.util.Base64;

/** Random names of the look API Gateway gives its own: {@code L0SM9cOFvHcCIhw=}. */
final class Ids {

    private static final int BYTES = 11;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
