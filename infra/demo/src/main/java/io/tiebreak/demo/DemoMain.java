package io.tiebreak.demo;

import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.http.HttpServer;
import io.tiebreak.local.tokens.Issuer;
import io.tiebreak.local.tokens.IssuerKey;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** {@code scripts/demo}: lets a backend be seen at work. */
public final class DemoMain {

    private static final int SEEDS = 1_000_000;

    /** Whoever ends it waits 5 s at most, and a start that has just begun is not to be hurried. */
    private static final long PATIENCE_SECONDS = 3;

    private final Options options;
    private final Path folder;
    private final PrintStream out;

    private DemoMain(Options options, PrintStream out) {
        this.options = options;
        this.folder = options.template().toAbsolutePath().resolveSibling("");
        this.out = out;
    }

    /** Goes on until it is told to end, if it started a backend. Exits as {@link #run} says. */
    public static void main(String[] args) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(main, ended), "end"));
        int code = run(List.of(args), System.out, System.err);
        ended.countDown();
        System.exit(code);
    }

    /** The main thread tidies up; the process lives as long as this waits for that. */
    private static void end(Thread main, CountDownLatch ended) {
        main.interrupt();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("demo: something is slow to end, and is left to end with the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The same for callers in this JVM.
     *
     * @return 0 if every call met what it may meet or somebody had seen enough, 2 if it was called wrongly, else 1
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(args, ThreadLocalRandom.current().nextInt(SEEDS));
            return new DemoMain(options, out).run() ? 0 : 1;
        } catch (UsageException e) {
            err.println("demo: " + e.getMessage() + " (scripts/demo --help says more)");
            return 2;
        } catch (FailedException | CannotStart e) {
            err.println("demo: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            return 0;
        }
    }

    private boolean run() throws FailedException, InterruptedException {
        try (Edits edits = Edits.of(options.edits(), new GeneratedEdits(new SplittableRandom(options.seed())))) {
            Show show = new Show(Time.SYSTEM, out);
            if (options.url().isPresent()) {
                Tokens tokens = new Tokens(new Issuer(IssuerKey.of(folder)));
                return show.run(options.url().get(), tokens, options, edits);
            }
            try (LocalBackend backend = start()) {
                boolean clean = show.run(backend.url(), new Tokens(backend.issuer()), options, edits);
                out.println("the backend stays up for you to look around; Ctrl-C ends it");
                new CountDownLatch(1).await();
                return clean;
            }
        }
    }

    private LocalBackend start() throws FailedException, InterruptedException {
        // Before the log is opened: whoever has the port may be writing to it.
        HttpServer.checkFree(options.port());
        Path log = folder.resolve(".local").resolve("demo-" + options.port() + ".log");
        try {
            Files.createDirectories(log.getParent());
            // What functions print would drown what is said here.
            System.setErr(new PrintStream(Files.newOutputStream(log), true));
        } catch (IOException e) {
            throw new FailedException("can't write to " + log + ": " + e.getMessage());
        }
        out.println("starting a backend, which logs to " + log + " ...");
        try {
            return LocalBackend.start(local());
        } catch (IllegalStateException e) {
            // Told to end while it starts, it stops in whatever it waits for.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        }
    }

    private io.tiebreak.local.Options local() {
        var local = io.tiebreak.local.Options.of(options.template()).withPort(options.port());
        return options.data().map(local::keptIn).orElse(local);
    }
}
