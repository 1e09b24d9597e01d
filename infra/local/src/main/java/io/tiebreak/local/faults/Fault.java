package io.tiebreak.local.faults;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong on purpose. A new fault is a line here and a question to {@link Faults} where it strikes. */
public enum Fault {
    LOST("lost", "a DynamoDB or SQS request takes effect and its answer is never sent"),
    THROTTLE("throttle", "a DynamoDB or SQS request is throttled, without effect"),
    TRANSACTION_CONFLICT("transaction-conflict", "a DynamoDB transaction meets another one, without effect"),
    DUPLICATE("duplicate", "a stream, queue or log batch is delivered a second time"),
    DELAY("delay", "a stream record arrives up to 2 s late, behind later ones of other items"),
    REORDER("reorder", "a stream batch is shuffled; records of one item keep their order"),
    KILL("kill", "a function's process dies amid an event, at some request; HTTP calls and sockets are spared"),
    DROP_SOCKETS("drop-sockets", "a message posted to a socket finds it cut: 410, and the client is cut off"),
    LOST_POST("lost-post", "a message posted to a socket is sent and the answer to the post never");

    private final String word;
    private final String meaning;

    Fault(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    static Optional<Fault> of(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }

    /** One line per fault, for a usage text. */
    public static String usage() {
        return Arrays.stream(values())
                .map(fault -> "    %-28s%s".formatted(fault.word + "=RATE", fault.meaning))
                .collect(Collectors.joining("\n"));
    }

    static String words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }

    String word() {
        return word;
    }
}
