package io.tiebreak.functions.fakes;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.tiebreak.functions.deferred.DeferredCommand;
import io.tiebreak.json.Json;
import io.tiebreak.register.BundleQueue;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventQueue;
import io.tiebreak.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Queues that hold what was sent until somebody takes it as Lambda would hand it on, whatever time it is for. */
public final class HeldMessages implements EventQueue {
    private final List<SQSMessage> events = new ArrayList<>();
    private final List<SQSMessage> reminders = new ArrayList<>();
    private final List<SQSMessage> commands = new ArrayList<>();
    private int sent;
    private boolean broken;

    /** From now on nothing can be sent. */
    public void breakDown() {
        broken = true;
    }

    public void repair() {
        broken = false;
    }

    @Override
    public void send(Event event) {
        requireWorking();
        events.add(message(event.id().tenant(), event.id().id(), event.target()));
    }

    void defer(DeferredCommand command) {
        requireWorking();
        commands.add(message(command.tenant(), command.id(), command.target()));
    }

    void remind(List<BundleQueue.Reminder> some) {
        requireWorking();
        some.forEach(one -> reminders.add(message(one.id().tenant(), one.id().id(), "")));
    }

    private void requireWorking() {
        if (broken) {
            throw new StoreException.Refused(new IllegalStateException());
        }
    }

    private SQSMessage message(String tenant, String id, String group) {
        var message = new SQSMessage();
        message.setMessageId("message-" + ++sent);
        message.setBody(Json.text(Json.object().put("tenant", tenant).put("id", id)));
        message.setAttributes(group.isEmpty() ? Map.of() : Map.of("MessageGroupId", group));
        return message;
    }

    public SQSEvent takeEvents() {
        return batch(events);
    }

    public SQSEvent takeCommands() {
        return batch(commands);
    }

    public SQSEvent takeReminders() {
        return batch(reminders);
    }

    private static SQSEvent batch(List<SQSMessage> from) {
        var batch = new SQSEvent();
        batch.setRecords(List.copyOf(from));
        from.clear();
        return batch;
    }
}
