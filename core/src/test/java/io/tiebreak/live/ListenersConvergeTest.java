package io.tiebreak.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.register.Register;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the stream repeats, reorders or delays, whoever dies while he tells, and whichever sockets break: in the end every
 * listener knows the newest value of every address he may hear of. Without faults each hears every revision once, in order.
 */
class ListenersConvergeTest extends LiveFixture {
    private static final List<String> ADDRESSES = List.of("/a", "/a/x", "/a/y", "/b/x", "/b/x/z");
    private static final List<String> PATTERNS = List.of("/**", "/a/**", "/*/x", "/a", "/b/**");
    private static final Pattern SIGNAL = Pattern.compile("(/[a-z/]+)@(\\d+)(=(\\S+?)| gone)(?=[ }\\]]|$)");
    private static final int STEPS = 120;

    private final List<Listener> listeners = new ArrayList<>();
    private List<Register> pending = new ArrayList<>();
    private int bundles;

    static List<Long> seeds() {
        return new Random().longs(25).boxed().toList();
    }

    /** A client: takes what is newer, and comes again when it was cut off. */
    private final class Listener {
        private final String pattern;
        private final boolean strict;
        private String connection = "";
        private final Map<String, Long> revisions = new HashMap<>();
        private final Map<String, String> values = new TreeMap<>();

        private Listener(String pattern, boolean strict) {
            this.pattern = pattern;
            this.strict = strict;
        }

        private void come() {
            connection = connected();
            revisions.clear();
            values.clear();
            subscribe(connection, "1", pattern);
        }

        private void hear() {
            channel.told(connection).forEach(this::hear);
        }

        private void hear(String text) {
            Matcher signal = SIGNAL.matcher(text);
            while (signal.find()) {
                String address = signal.group(1);
                long revision = Long.parseLong(signal.group(2));
                Long before = revisions.get(address);
                boolean whole = !text.startsWith("1[") && !text.contains("{");
                if (strict && whole && before != null) {
                    assertThat(revision).as(text + " after " + before).isEqualTo(before + 1);
                }
                if (before == null || revision > before) {
                    revisions.put(address, revision);
                    if (signal.group(4) == null) {
                        values.remove(address);
                    } else {
                        values.put(address, signal.group(4));
                    }
                }
            }
        }
    }

    private Map<String, String> truth(String pattern) {
        Map<String, String> values = new TreeMap<>();
        queries()
                .each(
                        tenant,
                        AddressPattern.of(pattern),
                        meter,
                        page -> page.forEach(register -> register.value()
                                .ifPresent(value ->
                                        values.put(register.id().address().toString(), value.toString()))));
        return values;
    }

    private void change(Random random) {
        String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
        switch (random.nextInt(6)) {
            case 0 -> bundle("bundle-" + bundles++, ADDRESSES.get(0), ADDRESSES.get(1 + random.nextInt(4)));
            case 1 -> {
                if (queries().find(id(address), meter).isPresent()) {
                    remove(address);
                }
            }
            default -> set(address, random.nextInt(1_000_000));
        }
        pending.addAll(drained());
    }

    /** Some of what is pending, perhaps with a repeat; it is forgotten if all of it was told. */
    private void deliver(Random random, boolean faults) {
        int many = random.nextInt(pending.size() + 1);
        List<Register> some = new ArrayList<>(pending.subList(0, many));
        if (faults && random.nextInt(3) == 0 && many > 1) {
            Collections.shuffle(some, random);
        }
        if (faults && random.nextInt(3) == 0 && many > 0) {
            some.add(some.get(random.nextInt(many)));
        }
        try {
            if (faults && random.nextInt(4) == 0) {
                channel.beforeNext(() -> {
                    throw new StoreException.Unanswered(new IllegalStateException("killed"));
                });
            }
            if (feed().tell(some, meter).isEmpty()) {
                pending = new ArrayList<>(pending.subList(many, pending.size()));
            }
        } catch (StoreException killed) {
            // All of it comes again.
        } finally {
            channel.beforeNext(() -> {});
        }
    }

    private void come(Listener listener, Random random) {
        channel.beforeNext(() -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                change(random);
                if (random.nextBoolean()) {
                    deliver(random, false);
                }
            }
        });
        listener.come();
        channel.beforeNext(() -> {});
    }

    private void run(long seed, boolean faults) {
        Random random = new Random(seed);
        PATTERNS.forEach(pattern -> listeners.add(new Listener(pattern, !faults)));
        for (int step = 0; step < STEPS; step++) {
            Listener one = listeners.get(random.nextInt(listeners.size()));
            switch (random.nextInt(10)) {
                case 0 -> {
                    if (one.connection.isEmpty()) {
                        come(one, random);
                    } else if (faults) {
                        channel.lose(one.connection);
                    }
                }
                case 1 -> clock.advance(Duration.ofSeconds(random.nextInt(20)));
                case 2, 3, 4 -> deliver(random, faults);
                default -> change(random);
            }
            listeners.forEach(Listener::hear);
            listeners.stream()
                    .filter(listener -> channel.isGone(listener.connection) && random.nextInt(3) == 0)
                    .forEach(listener -> come(listener, random));
        }
        while (!pending.isEmpty()) {
            clock.advance(Duration.ofSeconds(1));
            deliver(random, false);
        }
        listeners.stream()
                .filter(listener -> listener.connection.isEmpty() || channel.isGone(listener.connection))
                .forEach(Listener::come);
        listeners.forEach(Listener::hear);
        listeners.forEach(listener -> assertThat(listener.values)
                .as("seed " + seed + ", " + listener.pattern)
                .isEqualTo(truth(listener.pattern)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void underFaults(long seed) {
        run(seed, true);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void andWithoutEveryRevisionOnce(long seed) {
        run(seed, false);
    }
}
