package io.tiebreak.functions.insights;

import io.tiebreak.Ulid;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.insight.ConflictId;
import io.tiebreak.insight.Found;
import io.tiebreak.insight.Insights;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code GET /v1/insights/conflicts/{conflictId}}: the record of a refusal. Records come by way of the log, a moment after
 * the refusal was told; whoever asks sooner than that is waited with, so that nobody has to ask twice.
 */
final class ConflictRoute implements Route {
    private static final Duration YOUNG = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Authentication authentication;
    private final Insights insights;
    private final Surroundings surroundings;

    @Inject
    ConflictRoute(Authentication authentication, Insights insights, Surroundings surroundings) {
        this.authentication = authentication;
        this.insights = insights;
        this.surroundings = surroundings;
    }

    @Override
    public Answer handle(Call call) {
        String tenant = authentication.caller(call, ConflictsRoute.READ).tenant();
        call.query();
        return ConflictId.parse(call.pathParameter("conflictId"))
                .flatMap(id -> found(call, tenant, id).map(found -> InsightDocuments.record(found, id)))
                .map(record -> Answer.json(200, record))
                .orElseThrow(() -> Problem.of(
                                ProblemType.NOT_FOUND,
                                "There is no such record: it was never told, is older than 72 hours, or a few seconds young.")
                        .refusal());
    }

    private Optional<Found> found(Call call, String tenant, ConflictId id) {
        Instant end = surroundings.clock().instant().plus(LONGEST_WAIT);
        while (true) {
            Optional<Found> found = insights.conflict(tenant, id, call.meter());
            boolean mayStillCome = isYoung(id) && surroundings.clock().instant().isBefore(end);
            if (found.isPresent() || !mayStillCome || !surroundings.paused(BETWEEN)) {
                return found;
            }
        }
    }

    /** Clocks differ a little; what is said to come from far ahead was never told. */
    private boolean isYoung(ConflictId id) {
        Instant now = surroundings.clock().instant();
        Instant told = Ulid.time(id.ulid());
        return told.isAfter(now.minus(YOUNG)) && told.isBefore(now.plus(YOUNG));
    }
}
