package io.tiebreak.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;

/** {@code scripts/parked}: shows the streams that wait in a view, and lets them go on. */
public final class ParkedMain {

    private final ParkedOptions options;
    private final Http http;
    private final PrintStream out;

    private ParkedMain(ParkedOptions options, PrintStream out) {
        this.options = options;
        this.http = new Http(options.url());
        this.out = out;
    }

    /** Exits with 0 if it is done, with 2 if it was called wrongly, else with 1. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** The same for callers in this JVM; returns the exit code. */
    public static int run(List<String> args, PrintStream out, PrintStream err) throws InterruptedException {
        return Command.run("parked", err, () -> {
            new ParkedMain(ParkedOptions.parse(args), out).run();
            return true;
        });
    }

    private void run() throws FailedException, InterruptedException {
        switch (options.verb()) {
            case "list" -> list();
            case "show" -> show(send("GET", options.path()));
            default -> {
                JsonNode redriven = send("POST", options.path() + "/redrive");
                out.println(plain(name(redriven) + " goes on in " + options.view() + ", at version "
                        + redriven.path("version").asLong()));
            }
        }
    }

    private void list() throws FailedException, InterruptedException {
        long count = 0;
        String query = "?limit=100";
        do {
            JsonNode page = send("GET", options.path() + query);
            for (JsonNode parked : page.path("items")) {
                out.println(plain(
                        name(parked) + "  version " + parked.path("version").asLong() + "  since "
                                + parked.path("at").asText() + "  "
                                + parked.path("reason").asText()));
                count++;
            }
            query = page.has("next") ? "?limit=100&cursor=" + page.path("next").asText() : "";
        } while (!query.isEmpty());
        out.println(count == 0 ? "nothing waits in " + options.view() : count + " in all");
    }

    private void show(JsonNode parked) {
        for (String field : List.of("view", "type", "id", "version", "applied", "newest", "at", "reason")) {
            if (parked.has(field)) {
                out.println(plain("%-7s  %s".formatted(field, parked.path(field).asText())));
            }
        }
    }

    private JsonNode send(String method, String path) throws FailedException, InterruptedException {
        Http.Answer answer = http.send(method, path, options.token(), "");
        if (answer.status() == 200 && answer.body().isObject()) {
            return answer.body();
        }
        JsonNode problem = answer.body();
        String reason = problem.has("reason") ? " " + problem.path("reason").asText() : "";
        String hint = answer.status() == 401 ? ": name a token with the scope admin, with --token" : "";
        throw new FailedException(answer.status() + " "
                + problem.path("detail").asText(problem.path("message").asText()) + reason + hint);
    }

    private static String name(JsonNode stream) {
        return stream.path("type").asText() + "/" + stream.path("id").asText();
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
