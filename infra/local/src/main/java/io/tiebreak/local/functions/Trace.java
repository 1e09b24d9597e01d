package io.tiebreak.local.functions;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * X-Ray's name for a request and all that follows from it. Nothing on this machine records traces: the names are there to
 * be passed on and logged.
 *
 * @param root as {@code 1-} 8 hex digits of the second it began in {@code -} 24 hex digits
 */
public record Trace(String root) {

    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})\\s*(?:;|$)");
    private static final int UNIQUE_BYTES = 12;
    private static final int SEGMENT_BYTES = 8;

    /** A new one. */
    public static Trace begin(Instant now) {
        return new Trace("1-%08x-%s".formatted(now.getEpochSecond(), random(UNIQUE_BYTES)));
    }

    /** The one a caller names in header {@code X-Amzn-Trace-Id}; a new one if he names none that X-Ray would know. */
    public static Trace of(Optional<String> header, Instant now) {
        return header.flatMap(text -> ROOT.matcher(text).results().findFirst())
                .map((MatchResult found) -> new Trace(found.group(1)))
                .orElseGet(() -> begin(now));
    }

    /** What API Gateway passes on as header {@code X-Amzn-Trace-Id}. */
    public String header() {
        return "Root=" + root;
    }

    /** What one invocation sees of it: its own parent every time. */
    String ofInvocation() {
        return header() + ";Parent=" + random(SEGMENT_BYTES) + ";Sampled=0";
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
