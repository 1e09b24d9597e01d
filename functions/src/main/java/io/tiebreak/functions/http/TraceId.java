package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * X-Ray's name of an invocation and of what follows from it. Not what a caller or API Gateway writes into a header: HTTP APIs
 * take no part in traces, which begin at the function.
 */
public final class TraceId {
    private static final Pattern ROOT = Pattern.compile("(?:^|;)Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)");

    private TraceId() {}

    /** The one of an invocation; empty where nobody traces. */
    public static Optional<String> of(Context invocation) {
        return Optional.ofNullable(invocation.getXrayTraceId())
                .map(ROOT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
