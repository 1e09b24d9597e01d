package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * An SQS queue.
 *
 * @param name the physical name; that of a FIFO queue ends in {@code .fifo}
 * @param deduplicatesByContent whether the body stands for a missing deduplication id; never on a standard queue
 * @param visibilityTimeout how long a received message is hidden from others
 * @param retention how long a message is kept that nobody deletes
 * @param delay how long a new message is hidden, if it says nothing else
 * @param redrive empty if a message is tried until it is too old
 */
public record Queue(
        String logicalId,
        String name,
        boolean isFifo,
        boolean deduplicatesByContent,
        Duration visibilityTimeout,
        Duration retention,
        Duration delay,
        Optional<Redrive> redrive,
        Place place) {

    static final String FIFO = ".fifo";

    /**
     * Where messages go that were received too often.
     *
     * @param queue the physical name of the dead-letter queue
     * @param maximumReceives how often a message may be received before
     */
    public record Redrive(String queue, int maximumReceives) {}

    public String arn() {
        return arn(name);
    }

    public String url() {
        return url(name);
    }

    /** A queue's ARN by its physical name. */
    public static String arn(String name) {
        return Account.arn("sqs", name);
    }

    /** A queue's URL by its physical name. It names the queue in requests and is no address: nothing listens there. */
    public static String url(String name) {
        return "http://sqs." + Account.REGION + ".localhost/" + Account.ID + "/" + name;
    }
}
