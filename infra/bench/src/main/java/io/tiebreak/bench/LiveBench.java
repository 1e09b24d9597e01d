package io.tiebreak.bench;

import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.functions.PollingSource;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** From a write to the sockets that listen, against a server that only passes on what one of its clients says. */
final class LiveBench implements Bench {
    static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Lambda asks a stream four times a second. */
    private static final Duration AS_ON_AWS = Duration.ofMillis(250);

    @Override
    public void run(LocalBackend backend, PrintStream out) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CORES);
                HttpClient http = client(threads)) {
            LiveAddress address = LiveAddress.unused(new Door(http, backend.url()));
            Optional<String> subscription = Optional.of(address.subscription());
            try (BareSockets server = BareSockets.start();
                    Audience bare = new Audience(http, server.url(), Optional.empty());
                    Audience ours = new Audience(http, backend.socketUrl().orElseThrow(), subscription)) {
                measure(address, bare, ours, (PollingSource) backend.eventSourceOf("FanOutFunction"), out);
                progress("the backend ends, and all sockets with it");
                // Else each socket that goes has a function tidy up behind it, and nobody measures that.
                backend.close();
            }
        }
    }

    /** All sockets share it, and so do not have threads of their own. */
    private static HttpClient client(Executor threads) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    private static void measure(
            LiveAddress address, Audience bare, Audience ours, PollingSource reader, PrintStream out) throws Exception {
        Audience.Telling saying = revision -> bare.say(address.message(revision));
        Told broadcast = new Told("bare broadcast", bare, saying, reader, PollingSource.IDLE);
        Told local = new Told("as the local run", ours, address::write, reader, PollingSource.IDLE);
        Told aws = new Told("as on AWS", ours, address::write, reader, AS_ON_AWS);
        new LiveDelays(broadcast, local, aws).run(out);
        out.println();
        new LiveReach(broadcast, local).run(out);
    }

    /** For whoever waits; no part of the table. */
    static void progress(String what) {
        System.err.println("live: " + what);
    }
}
