package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * That a connection listens to the addresses a pattern means.
 *
 * @param key which one
 * @param end when it is over with its connection, to the second
 * @param phase how far its listener is
 */
public record Subscription(Key key, Instant end, Phase phase) {

    /**
     * Names a subscription. Where it is kept follows from tenant and pattern.
     *
     * @param tenant whose values
     * @param pattern which of them
     * @param connection who listens
     * @param name what he calls it
     */
    public record Key(String tenant, AddressPattern pattern, String connection, String name) {

        /** The literal segments that all addresses of the pattern begin with: {@code /client}; empty for none. */
        public String prefix() {
            return text(pattern.literalPrefix());
        }
    }

    /** The prefixes of all patterns that may mean an address; one more than it has segments, the shortest first. */
    public static List<String> prefixesOf(Address address) {
        List<String> segments = address.segments();
        return IntStream.rangeClosed(0, segments.size())
                .mapToObj(length -> text(segments.subList(0, length)))
                .toList();
    }

    private static String text(List<String> segments) {
        return segments.stream().map(segment -> "/" + segment).collect(Collectors.joining());
    }

    /** How far a listener is. */
    public sealed interface Phase {

        /**
         * He is being sent a snapshot; what changes meanwhile is held.
         *
         * @param until when whoever sends it must have come to an end
         * @param held in the order in which it came
         */
        record CatchingUp(Instant until, List<Message> held) implements Phase {
            public CatchingUp {
                held = List.copyOf(held);
            }
        }

        /**
         * He has it, and is told of every change.
         *
         * @param settles changes that are not younger may be in his snapshot: {@link SubscriptionStore#seen} tells
         */
        record Live(Instant settles) implements Phase {}
    }
}
