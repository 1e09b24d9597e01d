package io.tiebreak.functions.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name a caller gives to a write, so that he may repeat it.
 *
 * @param text 1-255 printable ASCII characters
 */
public record IdempotencyKey(String text) {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,255}");

    public IdempotencyKey {
        if (!PRINTABLE.matcher(text).matches()) {
            throw Problem.invalid(HEADER, HEADER + " has 1 to 255 printable ASCII characters.")
                    .refusal();
        }
    }

    /** The key of a call; empty if it has none. */
    public static Optional<IdempotencyKey> of(Call call) {
        return call.header(HEADER).map(IdempotencyKey::new);
    }
}
