package io.tiebreak.functions.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells operators of surprises, and where commands went. A line has {@code timestamp}, {@code level}, {@code message}, what it is about, and of
 * the failure only classes and, for an error, stack frames: an exception's own message may hold a caller's payload or a token.
 */
public final class Log {
    private static final int FRAMES = 20;

    private final InstantSource clock;
    private final Consumer<String> lines;

    /** @param lines takes one line at a time, without its end */
    public Log(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    /** Something happened as it should, and somebody may want to find it. */
    public void info(String message, ObjectNode about) {
        ObjectNode line = line("INFO", message, Map.of());
        line.setAll(about);
        lines.accept(Json.text(line));
    }

    /** Something is broken and will stay so until somebody looks. */
    public void error(String message, Map<String, String> about, Throwable failure) {
        write("ERROR", message, about, causes(failure, FRAMES));
    }

    /** Something needs somebody to look, and there is no more to be told than this. */
    public void error(String message, Map<String, String> about) {
        lines.accept(Json.text(line("ERROR", message, about)));
    }

    /** Something did not work this time; what it was says enough, and where in the code says nothing. */
    public void warn(String message, Map<String, String> about, Throwable failure) {
        write("WARN", message, about, causes(failure, 0));
    }

    private void write(String level, String message, Map<String, String> about, ArrayNode causes) {
        ObjectNode line = line(level, message, about);
        line.set("failure", causes);
        lines.accept(Json.text(line));
    }

    private ObjectNode line(String level, String message, Map<String, String> about) {
        ObjectNode line = Json.object()
                .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", level)
                .put("message", message);
        about.forEach(line::put);
        return line;
    }

    /** From the outermost exception to the root of it all; a cause that has been told already ends the list. */
    private static ArrayNode causes(Throwable failure, int frames) {
        ArrayNode causes = Json.array();
        Set<Throwable> told = new HashSet<>();
        for (Throwable cause = failure; cause != null && told.add(cause); cause = cause.getCause()) {
            ObjectNode json = causes.addObject().put("class", cause.getClass().getName());
            Arrays.stream(cause.getStackTrace())
                    .limit(frames)
                    .forEach(frame -> json.withArrayProperty("frames").add(frame.toString()));
        }
        return causes;
    }
}
