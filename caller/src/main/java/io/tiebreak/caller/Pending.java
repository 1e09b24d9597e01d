package io.tiebreak.caller;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Questions of one socket that wait for their answers. */
final class Pending {
    private final Map<Long, CompletableFuture<Reply>> open = new HashMap<>();
    private long last;
    private boolean over;

    /** A question, by the number that its answer bears. */
    record Question(long ref, CompletableFuture<Reply> reply) {}

    /** Fails at once if the socket is gone already. */
    synchronized Question ask() {
        Question question = new Question(++last, new CompletableFuture<>());
        if (over) {
            question.reply().completeExceptionally(lost());
        } else {
            open.put(question.ref(), question.reply());
        }
        return question;
    }

    synchronized void forget(Question question) {
        open.remove(question.ref());
    }

    synchronized void answered(long ref, Reply reply) {
        CompletableFuture<Reply> waiting = open.remove(ref);
        if (waiting != null) {
            waiting.complete(reply);
        }
    }

    /** No answer comes any more. */
    synchronized void end() {
        over = true;
        open.values().forEach(reply -> reply.completeExceptionally(lost()));
        open.clear();
    }

    private static OutcomeUnknown lost() {
        return new OutcomeUnknown("the socket was lost before the answer came", null);
    }
}
