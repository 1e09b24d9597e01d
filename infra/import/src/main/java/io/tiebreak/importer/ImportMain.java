package io.tiebreak.importer;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code scripts/import}: feeds a file of edits to a running backend. */
public final class ImportMain {

    private static final Backoff AFTER_CONFLICT = Backoff.between(Duration.ofMillis(20), Duration.ofSeconds(1));
    private static final Backoff AFTER_FAILURE = Backoff.between(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Options options;
    private final Report report;
    private final Tally tally;

    private ImportMain(Options options, Report report) {
        this.options = options;
        this.report = report;
        this.tally = new Tally(report);
    }

    /** Exits with 0 if every line was an edit and every edit was accepted, with 2 if it was called wrongly, else with 1. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args), System.in, System.out, System.err));
    }

    /** The same for callers in this JVM; returns the exit code. */
    public static int run(List<String> args, InputStream in, PrintStream out, PrintStream err)
            throws InterruptedException {
        Report report = new Report(err, Boolean.getBoolean("tiebreak.terminal"));
        try {
            Options options = Options.parse(args);
            return new ImportMain(options, report).run(in, out) ? 0 : 1;
        } catch (UsageException e) {
            err.println("import: " + e.getMessage() + " (scripts/import --help says more)");
            return 2;
        } catch (IOException | UnreachableException e) {
            err.println("import: " + e.getMessage());
            return 1;
        }
    }

    /** Whether nothing went wrong. */
    private boolean run(InputStream in, PrintStream out)
            throws IOException, UnreachableException, InterruptedException {
        try (Lines lines = Lines.of(open(in))) {
            EditReader edits =
                    new EditReader(String.valueOf(Path.of(options.file()).getFileName()), lines);
            Import all = new Import(edits, tally);
            if (options.dryRun()) {
                all.dryRun();
                out.println(tally.dryRun(edits.documents()));
            } else {
                send(all, edits, out);
            }
            return tally.isClean();
        }
    }

    private void send(Import all, EditReader edits, PrintStream out) throws UnreachableException, InterruptedException {
        try (HttpBackend backend = new HttpBackend(options.url(), options.token(), options.target(), AFTER_FAILURE)) {
            backend.requireReachable();
            Progress progress = new Progress(tally, report);
            if (options.progress()) {
                progress.start();
            }
            try {
                all.run(options.writers(), backend, AFTER_CONFLICT);
            } finally {
                progress.stop();
                out.println(tally.imported(edits.documents()));
            }
        }
    }

    private InputStream open(InputStream in) throws IOException {
        return options.file().equals("-") ? in : new FileInputStream(options.file());
    }
}
