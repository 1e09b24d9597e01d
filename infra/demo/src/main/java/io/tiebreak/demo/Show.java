package io.tiebreak.demo;

import io.tiebreak.importer.Edit;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** The load from its first line to its last. */
final class Show {

    private final Tally tally = new Tally();
    private final Time time;
    private final PrintStream out;

    Show(Time time, PrintStream out) {
        this.time = time;
        this.out = out;
    }

    /**
     * Says where to look, drives the load, and sums it up, even if it is ended early.
     *
     * @return whether every call met what it may meet
     */
    boolean run(URI url, Tokens tokens, Options options, Supplier<Edit> edits)
            throws FailedException, InterruptedException {
        try (Door door = new Door(url, tokens::of, tally)) {
            door.requireOpen();
            say(url, tokens, options);
            try {
                Products.open(door);
                Desk.open(door);
                load(door, options, edits);
            } finally {
                out.println(tally.table());
            }
        }
        return tally.isClean();
    }

    private void say(URI url, Tokens tokens, Options options) {
        out.println("console " + url + "/console");
        out.println("as an operator: " + url + "/console#token=" + tokens.of(Tokens.OPERATOR));
        out.printf(
                "for %d s: %s, a warehouse, three faders of four windows, twenty visitors (seed %d)%n",
                options.length().toSeconds(),
                options.edits()
                        .map(file -> "the edits of " + file.getFileName())
                        .orElse("made-up edits"),
                options.seed());
    }

    private void load(Door door, Options options, Supplier<Edit> edits) throws InterruptedException {
        Duration length = options.length();
        Agenda agenda = Agenda.of(options.seed(), length, Programme.of(door, time, edits));
        new Load(agenda, time, new Progress(tally, out)).run(length);
    }
}
