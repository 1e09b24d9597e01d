package io.tiebreak.local.functions;

/** Something that invokes a function by itself. Stopped and started again it goes on where it was. */
public interface EventSource {

    /** The function's logical id and the event's name, as {@code ProjectorFunction.Events.Commands}. */
    String name();

    /** Starts it; nothing happens if it runs already. */
    void start();

    /** Stops it and waits for the invocation at work; nothing happens if it is stopped already. */
    void stop();
}
