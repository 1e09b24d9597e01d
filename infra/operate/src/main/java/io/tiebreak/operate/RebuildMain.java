package io.tiebreak.operate;

import java.io.PrintStream;
import java.util.List;

/** {@code scripts/rebuild}: rebuilds a view, and switches between its generations. */
public final class RebuildMain {

    private RebuildMain() {}

    /** Exits with 0 if it is done, with 2 if it was called wrongly, else with 1. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** The same for callers in this JVM; returns the exit code. */
    public static int run(List<String> args, PrintStream out, PrintStream err) throws InterruptedException {
        return run(args, new Aws("aws"), out, err);
    }

    static int run(List<String> args, Aws aws, PrintStream out, PrintStream err) throws InterruptedException {
        return Command.run("rebuild", err, () -> {
            RebuildOptions options = RebuildOptions.parse(args);
            Invoker invoker = options.stack().isPresent()
                    ? StackInvoker.of(aws, options.stack().get())
                    : new LocalInvoker(new Http(options.url()));
            return new Rebuild(options, invoker, out, err).run();
        });
    }
}
