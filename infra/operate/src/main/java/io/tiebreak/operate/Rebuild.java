package io.tiebreak.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Set;

/** Orders what was asked for, again and again until it is done, and tells how far it is. */
final class Rebuild {

    private final RebuildOptions options;
    private final Invoker invoker;
    private final PrintStream out;
    private final PrintStream err;
    private final Set<String> waiting = new LinkedHashSet<>();

    Rebuild(RebuildOptions options, Invoker invoker, PrintStream out, PrintStream err) {
        this.options = options;
        this.invoker = invoker;
        this.out = out;
        this.err = err;
    }

    /** Whether it is done and nothing waits. */
    boolean run() throws FailedException, InterruptedException {
        return switch (options.action()) {
            case "rebuild" -> rebuild();
            case "status" -> {
                out.println(RebuildReport.status(order("status")));
                yield true;
            }
            default -> {
                served(order(options.action()));
                yield true;
            }
        };
    }

    private boolean rebuild() throws FailedException, InterruptedException {
        JsonNode progress = progress();
        while (!progress.path("phase").asText().equals("complete")) {
            progress = progress();
        }
        if (progress.path("parked").asLong() > 0) {
            tellWhatWaits(progress);
            return false;
        }
        if (options.keep()) {
            out.println("generation " + progress.path("generation").asLong() + " of " + options.view()
                    + " is complete; to have it read: " + options.commandLine("--switch"));
            return true;
        }
        served(order("switch"));
        return true;
    }

    private JsonNode progress() throws FailedException, InterruptedException {
        long begun = System.nanoTime();
        JsonNode answer = order("rebuild");
        err.println(RebuildReport.progress(answer, (System.nanoTime() - begun) / 1e9));
        answer.path("parkedStreams")
                .forEach(stream -> waiting.add(stream.path("stream").asText() + ", version "
                        + stream.path("version").asLong() + ": "
                        + stream.path("reason").asText()));
        return answer;
    }

    private JsonNode order(String action) throws FailedException, InterruptedException {
        JsonNode answer = invoker.invoke(options.event(action));
        if (!answer.path("phase").isTextual()) {
            throw new FailedException(Invoker.FUNCTION + " answers something else: is it of another version?");
        }
        return answer;
    }

    private void tellWhatWaits(JsonNode progress) {
        waiting.forEach(err::println);
        String generation = "generation " + progress.path("generation").asLong() + " of " + options.view();
        err.println(generation + " is complete, but " + progress.path("parked").asLong()
                + " times a stream could not be applied and waits in it"
                + (waiting.isEmpty() ? "" : " (above, as far as this run was told)")
                + "; to have it read all the same: " + options.commandLine("--switch"));
    }

    private void served(JsonNode answer) {
        String now = options.view() + " is read from generation "
                + answer.path("serving").asLong() + " now";
        out.println(
                answer.has("previous")
                        ? now + "; to go back to generation "
                                + answer.path("previous").asLong() + ": " + options.commandLine("--back")
                        : now);
    }
}
