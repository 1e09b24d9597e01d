package io.tiebreak.register;

import io.tiebreak.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** A queue that holds reminders until somebody takes them, whatever time they are for; or loses them. */
final class HeldReminders implements BundleQueue {
    private final List<Reminder> sent = new ArrayList<>();
    private boolean broken;

    synchronized void breakDown() {
        broken = true;
    }

    synchronized void repair() {
        broken = false;
    }

    @Override
    public synchronized void send(List<Reminder> reminders) {
        if (broken) {
            throw new StoreException.Unanswered(new IllegalStateException());
        }
        sent.addAll(reminders);
    }

    synchronized List<Reminder> take() {
        List<Reminder> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
