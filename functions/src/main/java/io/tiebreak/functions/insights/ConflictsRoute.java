package io.tiebreak.functions.insights;

import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.http.Times;
import io.tiebreak.insight.Insights;
import io.tiebreak.insight.Query;
import io.tiebreak.insight.Target;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code GET /v1/insights/conflicts}: how often commands met what, where, and when. */
final class ConflictsRoute implements Route {
    /** The right to see what commands met. */
    static final String READ = "insights:read";

    /** Whoever asks for the last 72 hours by his own clock asks for a little more by the time it arrives. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String KIND = "kind";

    private final Authentication authentication;
    private final Insights insights;
    private final InstantSource clock;

    @Inject
    ConflictsRoute(Authentication authentication, Insights insights, Surroundings surroundings) {
        this.authentication = authentication;
        this.insights = insights;
        this.clock = surroundings.clock();
    }

    @Override
    public Answer handle(Call call) {
        String tenant = authentication.caller(call, READ).tenant();
        Query query = query(tenant, call.query(FROM, TO, KIND));
        return Answer.json(200, InsightDocuments.report(query, insights.report(query, call.meter())));
    }

    /** The time that is asked for; where it is not said, all that is kept, up to now. */
    private Query query(String tenant, io.tiebreak.functions.http.Query asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Instant> from = time(asked, FROM);
        Instant to = time(asked, TO).orElseGet(() -> from.filter(now::isBefore).orElse(now));
        Instant begin = from.orElse(to.minus(Query.LONGEST));
        if (to.isBefore(begin)) {
            throw Problem.invalid(FROM, "from must not be after to.").refusal();
        }
        Instant earliest = to.minus(Query.LONGEST);
        if (begin.isBefore(earliest.minus(ON_ITS_WAY))) {
            throw Problem.invalid(FROM, "from and to are at most " + Query.LONGEST.toHours() + " hours apart.")
                    .refusal();
        }
        return new Query(tenant, begin.isBefore(earliest) ? earliest : begin, to, kind(asked));
    }

    private Optional<Instant> time(io.tiebreak.functions.http.Query asked, String name) {
        return asked.text(name).map(text -> Times.read(text).orElseThrow(() -> notATime(name)));
    }

    private Refusal notATime(String name) {
        return Problem.invalid(name, name + " is a time in UTC, such as " + Times.text(clock.instant()) + ".")
                .refusal();
    }

    private static Optional<String> kind(io.tiebreak.functions.http.Query asked) {
        Optional<String> kind = asked.text(KIND);
        kind.filter(text -> !Target.KINDS.contains(text)).ifPresent(unknown -> {
            throw Problem.invalid(KIND, "kind is one of " + String.join(", ", Target.KINDS) + ".")
                    .refusal();
        });
        return kind;
    }
}
