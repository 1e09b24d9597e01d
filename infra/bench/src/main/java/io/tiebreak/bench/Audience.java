package io.tiebreak.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sockets that listen to one address. */
final class Audience implements AutoCloseable {
    private static final int CONNECTING_AT_ONCE = 16;

    private final HttpClient http;
    private final URI url;
    private final Optional<String> subscription;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private long revision;
    private volatile Arrivals arrivals = new Arrivals(0, 0);

    /**
     * Nobody yet.
     *
     * @param subscription what each socket says first; empty if it hears everything anyway
     */
    Audience(HttpClient http, URI url, Optional<String> subscription) {
        this.http = http;
        this.url = url;
        this.subscription = subscription;
    }

    /** What changes the address, or says that it changed. */
    interface Telling {
        void tell(long revision) throws Exception;
    }

    /** Lets more sockets listen, until there are so many; returns how many came a second. */
    double growTo(int sockets) {
        return new Crowd(CONNECTING_AT_ONCE, sockets - ears.size())
                .perSecond(i -> ears.add(Ear.open(http, url, subscription, this::heard)));
    }

    /** Tells the next revision; returns after how many nanoseconds each had it, the first first. */
    List<Long> hear(Telling telling) throws Exception {
        revision++;
        arrivals = new Arrivals(revision, ears.size());
        long begun = System.nanoTime();
        telling.tell(revision);
        return arrivals.since(begun);
    }

    /** One of them says something itself. */
    void say(String text) {
        ears.getFirst().say(text);
    }

    private void heard(Ear ear, long heard, long nanoTime) {
        arrivals.add(ear, heard, nanoTime);
    }

    @Override
    public void close() {
        ears.forEach(Ear::close);
        ears.forEach(Ear::awaitClosed);
        ears.clear();
    }
}
