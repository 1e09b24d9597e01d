package io.tiebreak.local.iam;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.Policy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A process that calls AWS on this machine, by a path that is its own. Once it is dead, nothing it asks for happens. */
public final class Caller {

    private final String path;
    private final String name;
    private final Optional<Policy> policy;
    private final Faults faults;

    /** Read by every request while it is at work, so that death waits for those and lets none in afterwards. */
    private final ReadWriteLock atWork = new ReentrantReadWriteLock();

    private final AtomicInteger requestsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Runnable atDeath = () -> {};

    private Caller(String path, String name, Optional<Policy> policy, Faults faults) {
        this.path = path;
        this.name = name;
        this.policy = policy;
        this.faults = faults;
    }

    /**
     * A process of a function: allowed is what the function's policy allows.
     *
     * @param number from 1; no other process of the function has it
     */
    public static Caller of(LambdaFunction function, int number, Faults faults) {
        String path = number == 1 ? function.logicalId() : function.logicalId() + "." + number;
        return new Caller(path, function.logicalId(), Optional.of(function.policy()), faults);
    }

    /** Somebody who may do everything, and has to live with faults. */
    public static Caller anyone(String path, Faults faults) {
        return new Caller(path, path, Optional.empty(), faults);
    }

    /** The first segment of the path of all its requests. */
    public String path() {
        return path;
    }

    public String name() {
        return name;
    }

    /** What goes wrong with its requests. */
    public Faults faults() {
        return faults;
    }

    /** AWS's words for the first right that is missing; empty if nothing is. */
    public Optional<String> refusal(List<Access> needed) {
        return policy.flatMap(rights -> needed.stream()
                .flatMap(access -> refusal(access, access.under(rights)).stream())
                .findFirst());
    }

    private Optional<String> refusal(Access access, Access.Verdict verdict) {
        String sentence = "User: arn:aws:sts::" + Account.ID + ":assumed-role/" + Account.physicalName(name) + "Role/"
                + Account.physicalName(name) + " is not authorized to perform: " + access.action() + " on resource: "
                + access.resource();
        return switch (verdict) {
            case ALLOWED -> Optional.empty();
            case DENIED -> Optional.of(sentence + " with an explicit deny in an identity-based policy");
            case NOT_ALLOWED ->
                Optional.of(sentence + " because no identity-based policy allows the " + access.action() + " action");
        };
    }

    /**
     * Does what a request asks for.
     *
     * @return empty if the caller is dead, perhaps of this request: nothing was done, and no answer may follow
     */
    public <T> Optional<T> request(Callable<T> work) throws Exception {
        atWork.readLock().lock();
        try {
            if (requestsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Optional.of(work.call());
            }
        } finally {
            atWork.readLock().unlock();
        }
        die();
        return Optional.empty();
    }

    /**
     * Lets it make so many requests more; it dies of the next one.
     *
     * @param atDeath what is to happen then, perhaps twice
     */
    public void dieAfter(int requests, Runnable atDeath) {
        this.atDeath = atDeath;
        requestsLeft.set(requests);
    }

    /** Ends it: requests that were begun take effect before this returns, and none does afterwards. */
    public void die() {
        atWork.writeLock().lock();
        try {
            requestsLeft.set(0);
        } finally {
            atWork.writeLock().unlock();
        }
        atDeath.run();
    }
}
