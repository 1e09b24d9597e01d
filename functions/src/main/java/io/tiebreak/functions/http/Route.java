package io.tiebreak.functions.http;

/** What one route of the API does. */
@FunctionalInterface
public interface Route {

    /**
     * Reads a command or question from the call, carries it out, and answers.
     *
     * @throws Refusal if the call cannot be carried out; that and every other exception is told by {@link Failures}
     */
    Answer handle(Call call);
}
