package io.tiebreak.operate;

import java.io.PrintStream;

/** What a script does: one line about what went wrong, and an exit code. */
@FunctionalInterface
interface Command {

    /** Returns whether all is well. */
    boolean run() throws UsageException, FailedException, InterruptedException;

    /** Exits with 0 if all is well, with 2 if it was called wrongly, else with 1. */
    static int run(String script, PrintStream err, Command command) throws InterruptedException {
        try {
            return command.run() ? 0 : 1;
        } catch (UsageException e) {
            err.println(script + ": " + e.getMessage() + " (scripts/" + script + " --help says more)");
            return 2;
        } catch (FailedException e) {
            err.println(script + ": " + e.getMessage());
            return 1;
        }
    }
}
