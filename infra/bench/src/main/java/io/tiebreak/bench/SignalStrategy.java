package io.tiebreak.bench;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** How a caller adds one to a number that others add to at the same time. */
enum SignalStrategy {
    /** Lets the rule of the address add. */
    ADDED("rule add, decided by the backend", "/v1/signals/added/") {
        @Override
        boolean change(Door door, String path, String window) throws IOException, InterruptedException {
            return put(door, path, "{\"value\":1}", window);
        }
    },

    /** Puts a field of its own into what all share. */
    MERGED("rule merge, a field of each", "/v1/signals/merged/") {
        @Override
        boolean change(Door door, String path, String window) throws IOException, InterruptedException {
            return put(door, path, "{\"value\":{\"" + window + "\":1}}", window);
        }
    },

    /** Reads, writes onto that revision, and waits a random while before it does so again: 8 times at most. */
    JITTER("revision, 8 tries with jitter", "/v1/signals/revised/") {
        @Override
        boolean change(Door door, String path, String window) throws IOException, InterruptedException {
            for (int attempt = 0; attempt < 8; attempt++) {
                if (added(door, path, window)) {
                    return true;
                }
                Thread.sleep(ThreadLocalRandom.current().nextLong(10L << attempt));
            }
            return false;
        }
    },

    /** Locks, reads, writes and unlocks in one step; whoever finds it locked tries again after a random while. */
    LOCKED("lock, then write and unlock", "/v1/signals/locked/") {
        @Override
        boolean change(Door door, String path, String window) throws IOException, InterruptedException {
            for (int attempt = 0; attempt < 100; attempt++) {
                Door.Answer locked = door.send("PUT", path, "{\"lock\":true}", window);
                if (locked.status() < 300) {
                    long next = locked.body().path("value").longValue() + 1;
                    return put(door, path, "{\"value\":" + next + ",\"unlock\":true}", window);
                }
                Thread.sleep(ThreadLocalRandom.current().nextLong(50));
            }
            return false;
        }
    },

    /** Reads and writes, and on a conflict at once again, until it is accepted. */
    PLAIN_LOOP("revision, again at once", "/v1/signals/revised/") {
        @Override
        boolean change(Door door, String path, String window) throws IOException, InterruptedException {
            while (!added(door, path, window)) {
                Thread.onSpinWait();
            }
            return true;
        }
    },

    /** What one guide recommends. */
    THREE_TRIES("three tries without a wait", "/v1/signals/revised/") {
        @Override
        boolean change(Door door, String path, String window) throws IOException, InterruptedException {
            boolean accepted = false;
            for (int attempt = 0; attempt < 3 && !accepted; attempt++) {
                accepted = added(door, path, window);
            }
            return accepted;
        }
    },

    /** What the other one does. */
    THREE_TRIES_WITH_WAITS("three tries, 100 ms doubled", "/v1/signals/revised/") {
        @Override
        boolean change(Door door, String path, String window) throws IOException, InterruptedException {
            for (int attempt = 0; attempt < 3; attempt++) {
                if (added(door, path, window)) {
                    return true;
                }
                Thread.sleep(100L << attempt);
            }
            return false;
        }
    };

    private final String description;
    private final String place;

    SignalStrategy(String description, String place) {
        this.description = description;
        this.place = place;
    }

    String description() {
        return description;
    }

    /** Where its numbers are: an address family of one rule. */
    String place() {
        return place;
    }

    /** Whether the change was accepted in the end. */
    abstract boolean change(Door door, String path, String window) throws IOException, InterruptedException;

    private static boolean added(Door door, String path, String window) throws IOException, InterruptedException {
        var now = door.get(path).body();
        long next = now.path("value").longValue() + 1;
        return put(
                door,
                path,
                "{\"value\":" + next + ",\"revision\":" + now.path("revision").longValue() + "}",
                window);
    }

    private static boolean put(Door door, String path, String body, String window)
            throws IOException, InterruptedException {
        Door.Answer answer = door.send("PUT", path, body, window);
        if (answer.status() > 201 && answer.status() != 409 && answer.status() != 423) {
            throw new IOException("PUT " + path + " answered " + answer.status() + " " + answer.body());
        }
        return answer.status() <= 201;
    }
}
