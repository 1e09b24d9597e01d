package io.tiebreak.live;

import io.tiebreak.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A channel to clients that keep what they are told. Some of them are gone, or too slow. */
final class HeldMessages implements Channel {
    private final Map<String, List<String>> told = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> slow = new HashSet<>();
    private final List<String> closed = new ArrayList<>();
    private boolean failsToClose;
    private Runnable beforeNext = () -> {};

    @Override
    public Delivery send(String connection, String text) {
        Runnable meanwhile = beforeNext;
        beforeNext = () -> {};
        meanwhile.run();
        synchronized (this) {
            if (gone.contains(connection)) {
                return Delivery.GONE;
            }
            if (slow.contains(connection)) {
                return Delivery.MISSED;
            }
            told.computeIfAbsent(connection, none -> new ArrayList<>()).add(text);
            return Delivery.SENT;
        }
    }

    @Override
    public synchronized void close(String connection) {
        if (failsToClose) {
            failsToClose = false;
            throw new StoreException.Refused(new IllegalStateException("no answer"));
        }
        closed.add(connection);
        gone.add(connection);
    }

    /** What happens just before the next text is sent. */
    void beforeNext(Runnable meanwhile) {
        beforeNext = meanwhile;
    }

    synchronized void failToClose() {
        failsToClose = true;
    }

    synchronized void lose(String connection) {
        gone.add(connection);
    }

    synchronized void slowDown(String connection) {
        slow.add(connection);
    }

    synchronized boolean isGone(String connection) {
        return gone.contains(connection);
    }

    synchronized List<String> closed() {
        return List.copyOf(closed);
    }

    /** What a client was told since this was asked last. */
    synchronized List<String> told(String connection) {
        List<String> all = told.remove(connection);
        return all == null ? List.of() : all;
    }
}
