package io.tiebreak.bench;

import java.io.IOException;

/** How a caller gets a change into an item that others change at the same time. */
enum Strategy {
    /** Says "latest" and leaves the rest to the backend. */
    LATEST("latest, decided by the backend") {
        @Override
        boolean change(Door door, String path, String change) throws IOException, InterruptedException {
            return patch(door, path, change, -1);
        }
    },

    /** Reads, writes, and on a conflict at once again, until it is accepted. */
    PLAIN_LOOP("read, write, again at once") {
        @Override
        boolean change(Door door, String path, String change) throws IOException, InterruptedException {
            while (!patch(door, path, change, version(door, path))) {
                Thread.onSpinWait();
            }
            return true;
        }
    },

    /** What guides recommend: three tries without a wait. */
    THREE_TRIES("three tries without a wait") {
        @Override
        boolean change(Door door, String path, String change) throws IOException, InterruptedException {
            for (int attempt = 0; attempt < 3; attempt++) {
                if (patch(door, path, change, version(door, path))) {
                    return true;
                }
            }
            return false;
        }
    },

    /** What other guides recommend: three tries with 100 ms doubled. */
    THREE_TRIES_WITH_WAITS("three tries, 100 ms doubled") {
        @Override
        boolean change(Door door, String path, String change) throws IOException, InterruptedException {
            for (int attempt = 0; attempt < 3; attempt++) {
                if (patch(door, path, change, version(door, path))) {
                    return true;
                }
                Thread.sleep(100L << attempt);
            }
            return false;
        }
    };

    private final String description;

    Strategy(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /** Whether the change was accepted in the end. */
    abstract boolean change(Door door, String path, String change) throws IOException, InterruptedException;

    private static long version(Door door, String path) throws IOException, InterruptedException {
        return door.get(path + "?consistent=true").body().path("version").longValue();
    }

    private static boolean patch(Door door, String path, String change, long version)
            throws IOException, InterruptedException {
        String body = "{\"version\":" + version + ",\"attributes\":" + change + "}";
        Door.Answer answer = door.send("PATCH", path, body);
        if (answer.status() != 200 && answer.status() != 409) {
            throw new IOException("PATCH " + path + " answered " + answer.status() + " " + answer.body());
        }
        return answer.status() == 200;
    }
}
