package io.tiebreak.functions.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.tiebreak.functions.log.Log;
import io.tiebreak.store.StoreException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Handles the messages of a batch one after the other, and says which ones are to come again. */
public final class Messages {
    private static final String GROUP = "MessageGroupId";
    private final Log log;

    @Inject
    Messages(Log log) {
        this.log = log;
    }

    /** Hands on each message. After one that failed, those behind it in its message group come again as well, in their order. */
    public SQSBatchResponse each(SQSEvent batch, Consumer<Message> handler) {
        List<BatchItemFailure> failures = new ArrayList<>();
        Set<String> stopped = new HashSet<>();
        for (SQSMessage message : batch.getRecords()) {
            Optional<String> group =
                    Optional.ofNullable(message.getAttributes()).map(all -> all.get(GROUP));
            boolean waits = group.filter(stopped::contains).isPresent();
            if (waits || !handled(message, handler)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
                group.ifPresent(stopped::add);
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean handled(SQSMessage message, Consumer<Message> handler) {
        try {
            handler.accept(Message.read(message.getBody()));
            return true;
        } catch (StoreException failure) {
            log.warn("a message comes again, a store failed", about(message), failure);
        } catch (RuntimeException failure) {
            log.error("a message comes again, it cannot be handled", about(message), failure);
        }
        return false;
    }

    private static Map<String, String> about(SQSMessage message) {
        return Map.of("messageId", message.getMessageId());
    }
}
