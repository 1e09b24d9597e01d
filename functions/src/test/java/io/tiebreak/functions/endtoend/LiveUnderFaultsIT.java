package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.caller.CallFailed;
import io.tiebreak.caller.Caller;
import io.tiebreak.caller.Change;
import io.tiebreak.caller.Operation;
import io.tiebreak.caller.SetOptions;
import io.tiebreak.caller.SignalListener;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.Options;
import io.tiebreak.local.faults.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Records of the stream come twice, late and in another order, whoever tells of them dies, sockets are cut and answers lost: in
 * the end every listener has the newest value of every address of his, and none ever went back.
 */
class LiveUnderFaultsIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final List<String> ADDRESSES = List.of("/a", "/a/x", "/a/y", "/b/x", "/b/x/z");
    private static final List<String> PATTERNS = List.of("/**", "/a/**", "/*/x", "/a", "/b/**", "/**");
    private static final int WRITES = 120;

    private final long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
    private LocalBackend backend;

    @BeforeEach
    void start() {
        System.out.println("seed " + seed);
        Faults faults = Faults.parse("duplicate=0.2,reorder=0.2,delay=0.05,kill=0.02,lost=0.02,throttle=0.02,"
                + "transaction-conflict=0.02,drop-sockets=0.02,lost-post=0.02,seed=" + seed);
        backend = LocalBackend.start(
                Options.of(Path.of("../template.yaml")).withPort(0).withFaults(faults));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private Caller caller(String client) {
        return Caller.of(io.tiebreak.caller.Options.of(backend.url())
                .withSocket(backend.socketUrl().orElseThrow())
                .withClientId(client));
    }

    /** Keeps the newest of each address, and notices if one goes back. */
    private static final class Listener implements SignalListener {
        private final Map<Address, JsonNode> values = new ConcurrentHashMap<>();
        private final Map<Address, Long> revisions = new ConcurrentHashMap<>();
        private final List<String> wentBack = new ArrayList<>();

        @Override
        public void changed(Change change) {
            Long before = revisions.put(change.address(), change.revision());
            if (before != null && before > change.revision()) {
                wentBack.add(change + " after " + before);
            }
            switch (change) {
                case Change.Valued valued ->
                    values.put(change.address(), valued.signal().value());
                case Change.Removed removed -> values.remove(change.address());
            }
        }
    }

    private void write(Caller writer, Random random) {
        Address address = Address.of(ADDRESSES.get(random.nextInt(ADDRESSES.size())));
        JsonNode value = IntNode.valueOf(random.nextInt(1_000_000));
        try {
            switch (random.nextInt(6)) {
                case 0 -> writer.remove(address);
                case 1 ->
                    writer.bundle(io.tiebreak.caller.Bundle.of(List.of(
                            new Operation.Set(Address.of("/a"), value, SetOptions.NONE),
                            new Operation.Set(Address.of("/b/x"), value, SetOptions.NONE))));
                default -> writer.set(address, value, SetOptions.NONE);
            }
        } catch (CallFailed failed) {
            // It may have happened or not; what counts is that all agree in the end.
        }
    }

    @Test
    void everybodyEndsWithTheNewestOfEverything() {
        Random random = new Random(seed);
        List<Caller> callers = new ArrayList<>();
        List<Listener> listeners = new ArrayList<>();
        try (Caller writer = caller("writer")) {
            for (int i = 0; i < WRITES; i++) {
                if (i % 12 == 0 && listeners.size() < PATTERNS.size()) {
                    Caller caller = caller("listener-" + i);
                    Listener listener = new Listener();
                    caller.on(AddressPattern.of(PATTERNS.get(listeners.size())), listener);
                    callers.add(caller);
                    listeners.add(listener);
                }
                write(writer, random);
            }
            for (int i = 0; i < listeners.size(); i++) {
                AddressPattern pattern = AddressPattern.of(PATTERNS.get(i));
                Listener listener = listeners.get(i);
                await().atMost(LONG)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(listener.values)
                                .as("seed " + seed + ", " + pattern)
                                .isEqualTo(truth(writer, pattern)));
                assertThat(listener.wentBack).isEmpty();
            }
        } finally {
            callers.forEach(Caller::close);
        }
    }

    private static Map<Address, JsonNode> truth(Caller reader, AddressPattern pattern) {
        Map<Address, JsonNode> values = new ConcurrentHashMap<>();
        reader.query(pattern).forEach(signal -> values.put(signal.address(), signal.value()));
        return values;
    }
}
