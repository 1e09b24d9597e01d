package io.tiebreak.local.patterns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.template.LogSubscription;
import io.tiebreak.local.yaml.CannotStart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subscription's filter pattern: an empty one for every line, or one about lines that are JSON objects, as
 * {@code { $.level = "ERROR" && ($.attempts > 2 || $.status != 409) }}. A field that is not there compares with nothing.
 */
public final class LogPattern {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("\\s*("
            + "&&|\\|\\||[(){}]|!=|>=|<=|=|>|<" // what joins and compares
            + "|\\$(?:\\.[\\w-]+)+" // a field
            + "|\"[^\"\\\\*]*\"" // a text; a * in it would stand for anything
            + "|-?\\d+(?:\\.\\d+)?(?![\\w.*])" // a number
            + ")\\s*");

    private final LogSubscription subscription;
    private final Deque<String> words = new ArrayDeque<>();

    private LogPattern(LogSubscription subscription) {
        this.subscription = subscription;
    }

    /**
     * Reads a pattern.
     *
     * @throws CannotStart if it asks for what can't be judged here
     */
    public static Predicate<String> of(LogSubscription subscription) {
        return subscription.pattern().isBlank() ? line -> true : new LogPattern(subscription).lines();
    }

    private Predicate<String> lines() {
        split();
        expect("{");
        Predicate<JsonNode> pattern = alternatives();
        expect("}");
        if (!words.isEmpty()) {
            throw problem(words.peek());
        }
        return line -> matches(line, pattern);
    }

    private void split() {
        Matcher word = WORD.matcher(subscription.pattern());
        int end = 0;
        while (end < subscription.pattern().length()) {
            if (!word.find(end) || word.start() != end) {
                throw problem(subscription.pattern().substring(end).strip());
            }
            words.add(word.group(1));
            end = word.end();
        }
    }

    private static boolean matches(String line, Predicate<JsonNode> pattern) {
        if (!line.stripLeading().startsWith("{")) {
            return false;
        }
        try {
            return pattern.test(JSON.readTree(line));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private Predicate<JsonNode> alternatives() {
        Predicate<JsonNode> any = conditions();
        while (take("||")) {
            any = any.or(conditions());
        }
        return any;
    }

    private Predicate<JsonNode> conditions() {
        Predicate<JsonNode> all = condition();
        while (take("&&")) {
            all = all.and(condition());
        }
        return all;
    }

    private Predicate<JsonNode> condition() {
        if (take("(")) {
            Predicate<JsonNode> inner = alternatives();
            expect(")");
            return inner;
        }
        String field = next();
        if (!field.startsWith("$.")) {
            throw problem(field);
        }
        String pointer = field.substring(1).replace('.', '/');
        Predicate<JsonNode> comparison = LogComparison.of(next(), next()).orElseThrow(() -> problem(field));
        return line -> comparison.test(line.at(pointer));
    }

    private boolean take(String word) {
        return word.equals(words.peek()) && words.poll() != null;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw problem(words.isEmpty() ? "the end" : words.element());
        }
    }

    private String next() {
        if (words.isEmpty()) {
            throw problem("the end");
        }
        return words.remove();
    }

    private CannotStart problem(String at) {
        return new CannotStart(
                subscription.place(),
                subscription.event() + ": FilterPattern " + subscription.pattern()
                        + " is not supported by the local run, at '" + at
                        + "': use { $.field OPERATOR NUMBER }, = or != \"TEXT\", &&, || and parentheses, or an empty one");
    }
}
