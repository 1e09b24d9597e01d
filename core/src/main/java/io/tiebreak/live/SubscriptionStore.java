package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps connections and what hangs on them. Every method adds what it spent to the meter and throws a {@link
 * io.tiebreak.store.StoreException} when the store fails, without trying again. All of them may be repeated.
 */
public interface SubscriptionStore {

    /** Keeps a connection, on which nothing hangs yet. One write. */
    void open(Connection connection, Meter meter);

    /** A connection and what hangs on it, read strongly; empty if it is not known, or not any more. One read. */
    Optional<Holdings> holdings(String connection, Meter meter);

    /** Writes down that an address is about to be locked over a connection. One write. */
    void noteLock(Connection connection, Address address, Meter meter);

    /** Removes a connection and all that hangs on it. A write for each thing, up to 25 of them in a request. */
    void end(Holdings holdings, Meter meter);

    /** Keeps a subscription, in place of any of the same key. Two writes: after the first its connection knows of it. */
    void put(Subscription subscription, Meter meter);

    /** Removes a subscription, if it is there. Two writes in a request. */
    void remove(Subscription.Key key, Meter meter);

    /**
     * The subscriptions of a tenant to patterns that have just this literal prefix, read strongly: those that were kept before
     * this was asked. One read, and one more for each further 1 MB.
     *
     * @param prefix as {@link Subscription.Key#prefix} says it
     */
    List<Subscription> below(String tenant, String prefix, Meter meter);

    /** Holds a message for a listener who is catching up. One conditional write, of all that is held for him: 1 unit per KB. */
    Held hold(Subscription.Key key, Message message, Meter meter);

    /** What came of holding a message. */
    sealed interface Held {
        /** It will be sent to him. */
        record Kept() implements Held {}

        /** He is not catching up any more: he is to be sent it. */
        record Live(Instant settles) implements Held {}

        /** He does not listen any more. */
        record Gone() implements Held {}

        /** There is no more room. */
        record Full() implements Held {}
    }

    /**
     * Lets a listener who has been sent all that was held hear of changes as they happen. One conditional write.
     *
     * @param pending as it was put
     * @param sent how many held messages were sent; those that came later make it fail
     * @param settles see {@link Subscription.Phase.Live}
     */
    Caught goLive(Subscription pending, int sent, Instant settles, Meter meter);

    /** What came of going live. */
    sealed interface Caught {
        /** He hears of changes from now on. */
        record Up() implements Caught {}

        /** There is more to be sent first: these are all that were ever held. */
        record Behind(List<Message> held) implements Caught {}

        /** The subscription is gone, or is another one by now. */
        record Withdrawn() implements Caught {}
    }

    /**
     * Keeps which revisions a listener has been sent with his snapshot.
     *
     * @param until how long, to the second
     */
    void remember(Subscription.Key key, Map<Address, Long> revisions, Instant until, Meter meter);

    /** What was kept of that, read strongly; empty for nothing, or not any more. One read for each 1 MB. */
    Map<Address, Long> seen(Subscription.Key key, Meter meter);

    /** How long others wait for whoever claimed to tell of a bundle. If he takes longer it is told twice. */
    Duration CLAIMED = Duration.ofSeconds(20);

    /** How long it is known that a bundle was told; longer than its registers are on their way. */
    Duration KNOWN = Duration.ofDays(1);

    /**
     * Claims the telling of a bundle, so that only one of those who learn of it from its many registers does it. One
     * conditional write.
     *
     * @param by the register from which the claimant learned of it; he gets his own claim again
     */
    Claim claim(String tenant, String bundle, Address by, Instant now, Meter meter);

    /** Who tells of a bundle. */
    sealed interface Claim {
        /** The claimant. */
        record Mine() implements Claim {}

        /**
         * Somebody else, who has not said that he did; not for longer than {@link #CLAIMED}.
         *
         * @param by the register from which he learned of it
         */
        record Others(Address by) implements Claim {}

        /** Nobody: it has been told. */
        record Told() implements Claim {}
    }

    /** Says that a bundle has been told, for whoever claims to tell it next. One write. */
    void told(String tenant, String bundle, Instant now, Meter meter);
}
