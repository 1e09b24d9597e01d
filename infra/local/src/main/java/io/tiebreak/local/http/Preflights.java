package io.tiebreak.local.http;

import io.tiebreak.local.template.HttpApi;
import io.tiebreak.local.template.Template;

/** A trap of HTTP APIs: CORS is configured, and browsers are refused all the same. */
public final class Preflights {

    private Preflights() {}

    /**
     * Whether a preflight for some path meets a route with an authorizer. {@code $default} takes OPTIONS, too, and a
     * browser never sends a token with a preflight.
     */
    public static boolean areRefused(Template template) {
        return template.api().filter(api -> isRefused(template, api)).isPresent();
    }

    private static boolean isRefused(Template template, HttpApi api) {
        return api.cors().isPresent()
                && new RouteTable(template.routes())
                        .find("OPTIONS", "/any/path")
                        .flatMap(match -> api.authorizerOf(match.route()))
                        .isPresent();
    }
}
