package io.tiebreak.functions.http;

import io.tiebreak.Hash;
import io.tiebreak.json.Json;
import java.nio.charset.StandardCharsets;
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

    /**
     * What the request is called inside: a hash, so that no key ever shows. A key belongs to tenant, actor, method and
     * path; the same text elsewhere is another key.
     */
    public String commandId(Call call, Caller caller) {
        String owned = Json.text(Json.array()
                .add(caller.tenant())
                .add(caller.actor())
                .add(call.method())
                .add(call.path())
                .add(text));
        return Hash.of(owned.getBytes(StandardCharsets.UTF_8));
    }

    /** The key of a call; empty if it has none. */
    public static Optional<IdempotencyKey> of(Call call) {
        return call.header(HEADER).map(IdempotencyKey::new);
    }
}
