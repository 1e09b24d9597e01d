package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.client.Update;
import io.tiebreak.items.ItemState;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The program of the guide: warms a house. {@link ThermostatTest} runs it. */
final class Thermostat {
    static final Address TARGET = Address.of("/house/kitchen/target");
    static final Address VALVE = Address.of("/house/kitchen/valve");

    private final Caller caller;
    private final ConcurrentMap<Address, JsonNode> targets = new ConcurrentHashMap<>();
    private volatile boolean complete;

    Thermostat(Caller caller) {
        this.caller = caller;
    }

    static Caller connect(URI api, URI socket, Supplier<String> freshToken) {
        return Caller.of(
                Options.of(api).withSocket(socket).withToken(freshToken).withClientId("thermostat-7"));
    }

    String aim(double celsius) {
        SetOutcome outcome = caller.set(TARGET, DecimalNode.valueOf(BigDecimal.valueOf(celsius)), SetOptions.NONE);
        return switch (outcome) {
            case SetOutcome.Applied applied -> "at revision " + applied.now().revision();
            case SetOutcome.Superseded superseded -> "too late";
            case Refusal.Locked locked -> "locked by " + locked.holder().orElse("nobody any more");
            case Refusal refusal -> "refused: " + refusal;
        };
    }

    boolean warmer() {
        Update<JsonNode> update = caller.updateWithRetry(
                TARGET, before -> IntNode.valueOf(before.map(JsonNode::intValue).orElse(20) + 1));
        return update instanceof Update.Updated<JsonNode>;
    }

    BundleOutcome goodNight() {
        return caller.bundle(Bundle.of(List.of(
                new Operation.Set(TARGET, IntNode.valueOf(16), SetOptions.NONE),
                new Operation.Set(VALVE, IntNode.valueOf(0), SetOptions.NONE))));
    }

    Subscription follow() {
        return caller.on(AddressPattern.of("/house/*/target"), new SignalListener() {
            @Override
            public void changed(Change change) {
                switch (change) {
                    case Change.Valued(Signal signal, Meta meta) -> targets.put(signal.address(), signal.value());
                    case Change.Removed removed -> targets.remove(removed.address());
                }
            }

            @Override
            public void complete() {
                complete = true;
            }
        });
    }

    SetOutcome turnAlone(int position) {
        return switch (caller.live().lock(VALVE, Duration.ofMinutes(1))) {
            case LockOutcome.Granted granted ->
                caller.live()
                        .set(
                                VALVE,
                                IntNode.valueOf(position),
                                SetOptions.NONE.fencedBy(granted.lock().fence()));
            case Refusal refusal -> refusal;
        };
    }

    String rename(Item seen, String name) {
        return switch (caller.items().update(seen, state -> new ItemState(name, state.attributes()))) {
            case ItemOutcome.Updated updated -> "saved";
            case ItemOutcome.Unchanged unchanged -> "nothing to do";
            case ItemOutcome.Conflict conflict ->
                "changed meanwhile by " + conflict.rival().map(Rival::actor).orElse("somebody") + ": "
                        + conflict.changedFields();
            case ItemOutcome.Rejected rejected -> rejected.detail();
        };
    }

    ConcurrentMap<Address, JsonNode> targets() {
        return targets;
    }

    boolean knowsAll() {
        return complete;
    }
}
