package io.tiebreak.caller;

import io.tiebreak.address.Address;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one write at a time to each address, in the order in which they came. */
final class Turns {

    /** @param writes how many have or await this turn */
    private record Turn(ReentrantLock lock, int writes) {
        private Turn with(int more) {
            return new Turn(lock, writes + more);
        }
    }

    private final ConcurrentHashMap<Address, Turn> turns = new ConcurrentHashMap<>();

    /** Writes once it is its turn at all these addresses. */
    <T> T inTurn(Collection<Address> addresses, Supplier<T> write) {
        // Everybody takes them in the same order, so no two can wait for each other.
        TreeSet<Address> all = new TreeSet<>(addresses);
        all.forEach(this::take);
        try {
            return write.get();
        } finally {
            all.forEach(this::release);
        }
    }

    /** How many writes stand in line there. */
    int waiting(Address address) {
        Turn turn = turns.get(address);
        return turn == null ? 0 : turn.lock().getQueueLength();
    }

    private void take(Address address) {
        turns.compute(address, (key, turn) -> (turn == null ? new Turn(new ReentrantLock(true), 0) : turn).with(1))
                .lock()
                .lock();
    }

    private void release(Address address) {
        turns.computeIfPresent(address, (key, turn) -> {
            turn.lock().unlock();
            return turn.writes() == 1 ? null : turn.with(-1);
        });
    }
}
