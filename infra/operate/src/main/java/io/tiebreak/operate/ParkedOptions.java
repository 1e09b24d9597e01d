package io.tiebreak.operate;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param verb list, show or redrive
 * @param words what comes after the view: nothing, or type and id
 * @param token empty = none
 */
record ParkedOptions(String verb, String view, List<String> words, URI url, String token) {

    private static final Set<String> VERBS = Set.of("list", "show", "redrive");

    static ParkedOptions parse(List<String> args) throws UsageException {
        Arguments arguments = Arguments.parse(args, Set.of(), Set.of("--url", "--token"));
        List<String> words = arguments.words();
        Arguments.require(
                !words.isEmpty() && VERBS.contains(words.getFirst()), "say what to do: list, show or redrive");
        Arguments.require(words.size() >= 2, "which VIEW?");
        boolean lists = words.getFirst().equals("list");
        Arguments.require(
                words.size() == (lists ? 2 : 4),
                lists ? "list takes a VIEW and nothing else" : words.getFirst() + " takes VIEW TYPE ID");
        return new ParkedOptions(
                words.getFirst(),
                words.get(1),
                words.subList(2, words.size()),
                arguments.url(),
                arguments.value("--token").orElse(""));
    }

    /** Where it is asked for. */
    String path() {
        StringBuilder path = new StringBuilder("/v1/views/" + encoded(view) + "/parked");
        words.forEach(word -> path.append('/').append(encoded(word)));
        return path.toString();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
