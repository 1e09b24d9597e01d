package io.tiebreak.local.events;

import io.tiebreak.local.functions.Outcome;
import java.util.function.Consumer;

/**
 * An event a function failed on for good.
 *
 * @param event JSON
 * @param tries how often, at least once
 * @param last how the last try ended
 */
public record GivenUp(String event, Reason reason, int tries, Outcome last) {

    private static final int LENGTH_AT_MOST = 1000;

    /** Why there is no other try. */
    public enum Reason {
        RETRIES_EXHAUSTED("RetriesExhausted"),
        TOO_OLD("EventAgeExceeded");

        private final String condition;

        Reason(String condition) {
            this.condition = condition;
        }

        /** Lambda's word for it. */
        String condition() {
            return condition;
        }
    }

    /**
     * Drops such events with a line in a log, which shows how they begin.
     *
     * @param name says who dropped it
     */
    public static Consumer<GivenUp> dropped(String name, Consumer<String> log) {
        return lost -> log.accept(name + " drops an event after " + lost.tries + " tries: " + lost.beginning());
    }

    private String beginning() {
        return event.length() > LENGTH_AT_MOST ? event.substring(0, LENGTH_AT_MOST) + "..." : event;
    }
}
