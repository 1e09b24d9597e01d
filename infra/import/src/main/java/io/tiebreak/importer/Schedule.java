package io.tiebreak.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which edit a free writer sends next: the first in the file whose author has seen nothing that is still under
 * way, and that has no earlier edit of its document before it in the queue.
 *
 * <p>So the edits of a document start in file order, one writer works in file order altogether, and nothing waits for
 * ever: what an edit has to wait for stands before it in the file, and the first of the queue never waits for the queue.
 */
public final class Schedule {

    /** An edit to send now, and the version its author had seen; 0 = the document did not exist. */
    public record Turn(Edit edit, long version) {}

    private final int capacity;
    private final List<Edit> queue = new ArrayList<>();
    private final Map<String, Document> documents = new HashMap<>();
    private boolean ended;

    /**
     * Knows no edits yet.
     *
     * @param capacity how many may wait in memory
     */
    public Schedule(int capacity) {
        this.capacity = capacity;
    }

    /** Queues an edit, waiting for room; false if the schedule has been abandoned. */
    public synchronized boolean add(Edit edit) throws InterruptedException {
        while (queue.size() >= capacity && !ended) {
            wait();
        }
        if (ended) {
            return false;
        }
        queue.add(edit);
        notifyAll();
        return true;
    }

    /** Notes what an edit was answered, or 0 if it failed or never was one. */
    public synchronized void settle(Place place, long version) {
        document(place.document()).settle(place.number(), version);
        notifyAll();
    }

    /** No more edits will be added. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Ends at once: what has not started never will. */
    synchronized void abandon() {
        queue.clear();
        end();
    }

    /** The next turn, waiting for one; null when all edits have started and no more will come. */
    synchronized @Nullable Turn take() throws InterruptedException {
        Turn turn = poll();
        while (turn == null && !(ended && queue.isEmpty())) {
            wait();
            turn = poll();
        }
        return turn;
    }

    /** The next turn, or null if no edit can start now. */
    public synchronized @Nullable Turn poll() {
        Set<String> passed = new HashSet<>();
        for (Iterator<Edit> edits = queue.iterator(); edits.hasNext(); ) {
            Edit edit = edits.next();
            String id = edit.place().document();
            if (passed.add(id) && document(id).hasSettled(edit.saw())) {
                edits.remove();
                notifyAll();
                return new Turn(edit, document(id).versionSeen(edit.saw()));
            }
        }
        return null;
    }

    private Document document(String id) {
        return documents.computeIfAbsent(id, unknown -> new Document());
    }
}
