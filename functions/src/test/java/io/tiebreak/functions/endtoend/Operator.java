package io.tiebreak.functions.endtoend;

import io.tiebreak.local.LocalBackend;
import io.tiebreak.operate.ParkedMain;
import io.tiebreak.operate.RebuildMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Somebody with the scripts for operators, and all that they ever printed. */
final class Operator {
    private final LocalBackend backend;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Operator(LocalBackend backend) {
        this.backend = backend;
    }

    int rebuild(String... args) throws InterruptedException {
        return RebuildMain.run(with(args, "--url", url()), stream(out), stream(err));
    }

    int parked(String... args) throws InterruptedException {
        String token = backend.issuer().token("demo", "operator", "admin", Duration.ofHours(1));
        return ParkedMain.run(with(args, "--url", url(), "--token", token), stream(out), stream(err));
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String url() {
        return backend.url().toString();
    }

    private static List<String> with(String[] args, String... more) {
        List<String> all = new ArrayList<>(List.of(args));
        Collections.addAll(all, more);
        return all;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
