package io.tiebreak.local.sockets;

import io.tiebreak.local.functions.PollingSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All open connections, by id; those that are silent for too long or too old are closed. */
final class Connections implements AutoCloseable {

    /** How long a connection lasts without a message in either direction. */
    static final Duration SILENCE = Duration.ofMinutes(10);

    /** How long any connection lasts. */
    static final Duration AGE = Duration.ofHours(2);

    private final Map<String, Connection> byId = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final PollingSource looks;

    private Connections(InstantSource clock, Consumer<String> log) {
        this.clock = clock;
        this.looks = new PollingSource("socket-ages", this::closeExpired, log);
    }

    /**
     * None yet, and a look at the clock every now and then.
     *
     * @param log told of problems
     */
    static Connections start(InstantSource clock, Consumer<String> log) {
        Connections connections = new Connections(clock, log);
        connections.looks.start();
        return connections;
    }

    void add(Connection connection) {
        byId.put(connection.session().connectionId(), connection);
    }

    void remove(Connection connection) {
        byId.remove(connection.session().connectionId());
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** An open connection; empty if there is none of that id, or none any more. */
    Optional<Connection> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Never has more to do at once. */
    private boolean closeExpired() {
        Instant now = clock.instant();
        byId.values().stream()
                .filter(connection -> isExpired(connection, now))
                .forEach(connection -> connection.close(Closing.GOING_AWAY));
        return false;
    }

    private static boolean isExpired(Connection connection, Instant now) {
        return !connection.lastActiveAt().plus(SILENCE).isAfter(now)
                || !connection.session().connectedAt().plus(AGE).isAfter(now);
    }

    /** Closes all connections; no function hears of it. */
    @Override
    public void close() {
        looks.stop();
        byId.values().forEach(connection -> connection.close(Closing.GOING_AWAY));
    }
}
