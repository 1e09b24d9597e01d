package io.tiebreak.local.logs;

import io.tiebreak.local.events.AsynchronousInvocation;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.LogSubscription;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** Takes what functions print, and keeps in memory what a subscription has not looked at yet. */
public final class LogGroups {

    private final List<Subscriber> subscribers;
    private final InstantSource clock;
    private long lines;

    /**
     * The log groups somebody has subscribed to.
     *
     * @throws io.tiebreak.local.yaml.CannotStart if a filter pattern can't be judged here
     */
    public LogGroups(Collection<LambdaFunction> functions, InstantSource clock) {
        this.subscribers = functions.stream()
                .flatMap(function -> function.events().logs().stream())
                .map(Subscriber::new)
                .toList();
        this.clock = clock;
    }

    /**
     * Adds a line to a group; CloudWatch takes no empty ones.
     *
     * @param group the physical name
     */
    public void print(String group, String text) {
        List<Subscriber> concerned = subscribers.stream()
                .filter(subscriber -> subscriber.subscription().logGroup().equals(group))
                .toList();
        if (!concerned.isEmpty() && !text.isEmpty()) {
            add(concerned, text);
        }
    }

    /** All lines get in line here, so that each subscription has them in the order of their ids. */
    private synchronized void add(List<Subscriber> concerned, String text) {
        lines++;
        long now = clock.millis();
        LogLine line = new LogLine("%016d%040d".formatted(now, lines), now, text);
        concerned.forEach(subscriber -> subscriber.add(line));
    }

    /** What brings a subscription's lines to its function. */
    public Poll source(LogSubscription subscription, AsynchronousInvocation invocation, Faults faults) {
        Subscriber subscriber = subscribers.stream()
                .filter(one -> one.subscription().equals(subscription))
                .findFirst()
                .orElseThrow();
        return new LogSource(subscriber, invocation, faults);
    }
}
