package io.tiebreak.functions.schedule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.tiebreak.register.Reminders;
import io.tiebreak.store.Meter;
import java.util.Map;

/** Sends reminders of bundles that are due soon. Invoked each minute; answers how many it sent. */
public final class DueFunction implements RequestHandler<ScheduledEvent, Map<String, Integer>> {
    private final Reminders reminders;

    /** What Lambda calls, once per process. */
    public DueFunction() {
        this(DaggerDueComponent.create().reminders());
    }

    DueFunction(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
        return Map.of("reminders", reminders.sendAll(new Meter()));
    }
}
