package io.tiebreak.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.ledger.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a write expects: a stated version, {@code If-Match} or {@code If-None-Match}. */
public final class Preconditions {
    private static final String VERSION = "version";
    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final Pattern STRONG_TAG = Pattern.compile("\"([1-9][0-9]{0,15})\"");

    private Preconditions() {}

    /** For a creation, which expects by its nature that nothing exists. */
    public static Expected ofCreation(Call call) {
        if (call.header(IF_MATCH).isPresent()) {
            throw Problem.invalid(IF_MATCH, "A creation expects that nothing exists; If-Match says otherwise.")
                    .refusal();
        }
        return ifNoneMatch(call).orElse(new Expected(new Expectation.First(), VERSION, false));
    }

    /** For a write with a body, whose field {@code version} may say it. */
    public static Expected of(Call call, ObjectNode body) {
        return of(call, Optional.ofNullable(body.get(VERSION)).map(Preconditions::stated));
    }

    /** For one of several commands, where only its own field {@code version} can say it. */
    public static Expected of(ObjectNode command) {
        return Optional.ofNullable(command.get(VERSION))
                .map(Preconditions::stated)
                .orElseThrow(() -> missing("."));
    }

    /** Refuses the headers where they have no meaning, and says what has. */
    public static void none(Call call, String instead) {
        for (String header : List.of(IF_MATCH, IF_NONE_MATCH)) {
            if (call.header(header).isPresent()) {
                throw Problem.invalid(header, instead).refusal();
            }
        }
    }

    /** For a write without a body, whose query parameter {@code version} may say it. */
    public static Expected of(Call call, Query query) {
        return of(
                call,
                query.integer(VERSION, Expectation.VERSION_LATEST)
                        .map(version -> new Expected(Expectation.of(version), VERSION, false)));
    }

    private static Expected of(Call call, Optional<Expected> stated) {
        Optional<Expected> match = ifMatch(call);
        Optional<Expected> header = match.or(() -> ifNoneMatch(call));
        if (match.isPresent() && call.header(IF_NONE_MATCH).isPresent()) {
            throw Problem.invalid(IF_NONE_MATCH, "If-Match and If-None-Match contradict each other.")
                    .refusal();
        }
        header.ifPresent(one -> stated.ifPresent(other -> checkAgreement(one, other)));
        return header.or(() -> stated)
                .orElseThrow(() -> missing(", If-Match: \"n\", If-Match: * or If-None-Match: *."));
    }

    private static void checkAgreement(Expected header, Expected stated) {
        if (!header.agreesWith(stated)) {
            throw Problem.invalid(header.source(), header.source() + " and version say different things.")
                    .refusal();
        }
    }

    private static Refusal missing(String otherWays) {
        return Problem.of(
                        ProblemType.PRECONDITION_REQUIRED,
                        "Say what this write expects: version (0 nothing, n exactly n, -1 the latest, whatever it is)"
                                + otherWays)
                .refusal();
    }

    private static Expected stated(JsonNode version) {
        long number = version.isIntegralNumber() && version.canConvertToLong() ? version.longValue() : Long.MIN_VALUE;
        if (number < Expectation.VERSION_LATEST || number > Query.MAX_INTEGER) {
            throw Problem.invalid(
                            "/" + VERSION,
                            "version is an integer: 0 nothing exists, n exactly n (at most " + Query.MAX_INTEGER
                                    + "), -1 the latest, whatever it is.")
                    .refusal();
        }
        return new Expected(Expectation.of(number), "/" + VERSION, false);
    }

    private static Optional<Expected> ifMatch(Call call) {
        return call.header(IF_MATCH).map(String::strip).map(text -> new Expected(matched(text), IF_MATCH, true));
    }

    private static Expectation matched(String text) {
        if (text.equals("*")) {
            return new Expectation.Existing();
        }
        Matcher tag = STRONG_TAG.matcher(text);
        if (!tag.matches() || Long.parseLong(tag.group(1)) > Query.MAX_INTEGER) {
            throw Problem.invalid(
                            IF_MATCH,
                            "If-Match is * or one strong tag with a version from 1 on, for example \"3\"; for 0 there is"
                                    + " If-None-Match: *.")
                    .refusal();
        }
        return new Expectation.Exactly(Long.parseLong(tag.group(1)));
    }

    private static Optional<Expected> ifNoneMatch(Call call) {
        return call.header(IF_NONE_MATCH).map(text -> {
            if (!text.strip().equals("*")) {
                throw Problem.invalid(IF_NONE_MATCH, "On a write, If-None-Match can only be *.")
                        .refusal();
            }
            return new Expected(new Expectation.First(), IF_NONE_MATCH, true);
        });
    }
}
