package io.tiebreak.functions.front;

import io.tiebreak.Hash;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.ETag;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /console} and {@code GET /console/{file}}: the operators' page. It has nobody's data in it and asks for them with
 * its user's token, so it needs none itself; nothing but it may run in it or frame it. Its files are many and small, so browsers
 * keep them for five minutes; after a deployment they may be of two releases for as long.
 */
final class ConsoleRoute implements Route {
    private static final String PAGE = "index.html";
    private static final Pattern FILE = Pattern.compile("[a-z0-9-]+\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final int HASH = 16;
    private static final String ONLY_ITS_OWN =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " + "connect-src 'self' ";
    private static final String AND_HERE =
            " ws://127.0.0.1:* ws://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Provider<Sockets> sockets;

    @Inject
    ConsoleRoute(Provider<Sockets> sockets) {
        this.sockets = sockets;
    }

    @Override
    public Answer handle(Call call) {
        String name = call.pathParameter("file").isEmpty() ? PAGE : call.pathParameter("file");
        Matcher file = FILE.matcher(name);
        return Optional.of(file)
                .filter(Matcher::matches)
                .flatMap(known -> Bundle.find("console/" + name))
                .map(text -> answer(call, TYPES.getOrDefault(file.group(1), ""), text))
                .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_ROUTE, "The console has no such file.")
                        .refusal());
    }

    private Answer answer(Call call, String type, String text) {
        String hash = Hash.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
        boolean known = call.header("If-None-Match")
                .filter(tags -> ETag.names(tags, hash))
                .isPresent();
        Answer answer = known ? Answer.empty(304) : Answer.text(200, type, text);
        return answer.with("ETag", ETag.quoted(hash))
                .with("Cache-Control", type.startsWith("text/html") ? "no-cache" : "max-age=300")
                .with("Content-Security-Policy", ONLY_ITS_OWN + sockets.get().origin() + AND_HERE)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
    }
}
