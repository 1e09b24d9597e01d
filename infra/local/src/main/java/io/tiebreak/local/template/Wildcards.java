package io.tiebreak.local.template;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns as IAM writes them: {@code *} is any text, {@code ?} any one character. */
public final class Wildcards {

    private Wildcards() {}

    public static boolean matches(String pattern, String text) {
        String regex = pattern.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
