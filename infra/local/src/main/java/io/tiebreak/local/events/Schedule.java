package io.tiebreak.local.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.ScheduledRule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Fires when it is first asked, as a rate does on AWS when its rule is made, and then at its rate. What came due while the
 * function was at work, or while nobody asked, comes once.
 */
public final class Schedule implements Poll {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScheduledRule rule;
    private final AsynchronousInvocation invocation;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    /** A schedule that has never fired. */
    public Schedule(ScheduledRule rule, AsynchronousInvocation invocation, InstantSource clock) {
        this.rule = rule;
        this.invocation = invocation;
        this.clock = clock;
    }

    @Override
    public boolean once() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        Instant due = next.equals(Instant.MIN) ? now : next;
        while (!next.isAfter(now)) {
            next = next.equals(Instant.MIN) ? now.plus(rule.rate()) : next.plus(rule.rate());
        }
        invocation.deliver(rule.input().orElseGet(() -> event(due)));
        return true;
    }

    private String event(Instant due) {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", Account.ID)
                .put("time", due.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Account.REGION);
        event.putArray("resources").add(rule.arn());
        event.putObject("detail");
        return event.toString();
    }
}
