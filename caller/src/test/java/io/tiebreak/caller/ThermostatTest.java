package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThermostatTest {
    private final FakeBackend backend = new FakeBackend();
    private final Options options = backend.options();
    private final Caller caller =
            Thermostat.connect(options.base(), options.socket().orElseThrow(), () -> "token");
    private final Thermostat thermostat = new Thermostat(caller);

    @AfterEach
    void end() {
        caller.close();
        backend.close();
    }

    @Test
    void setsAndUpdates() {
        assertThat(thermostat.aim(21.5)).isEqualTo("at revision 1");
        assertThat(thermostat.warmer()).isTrue();
        assertThat(caller.get(Thermostat.TARGET)).map(Signal::value).contains(IntNode.valueOf(22));
        assertThat(thermostat.goodNight()).isInstanceOf(BundleOutcome.Done.class);
        assertThat(caller.get(Thermostat.TARGET)).map(Signal::value).contains(IntNode.valueOf(16));
    }

    @Test
    void follows() {
        thermostat.aim(20);
        try (Subscription following = thermostat.follow()) {
            assertThat(following).isNotNull();
            await().until(thermostat::knowsAll);
            thermostat.warmer();
            await().until(() -> IntNode.valueOf(21).equals(thermostat.targets().get(Thermostat.TARGET)));
            caller.remove(Thermostat.TARGET);
            await().until(() -> thermostat.targets().isEmpty());
        }
    }

    @Test
    void locks() {
        try (Caller other = Caller.of(options.withClientId("other"))) {
            assertThat(thermostat.turnAlone(3)).isInstanceOf(SetOutcome.Applied.class);
            assertThat(new Thermostat(other).turnAlone(4)).isInstanceOf(Refusal.Locked.class);
        }
        assertThat(caller.get(Address.of("/house/kitchen/valve")))
                .map(Signal::value)
                .contains(IntNode.valueOf(3));
    }

    @Test
    void changesWhatSomebodySaw() {
        try (ScriptedBackend scripted = new ScriptedBackend();
                Caller plain = Caller.of(Options.of(scripted.base()))) {
            String item = "{'type':'rooms','id':'1','version':3,'name':'kitchen','attributes':{},"
                    + "'createdAt':'2026-11-28T08:00:00.000Z','updatedAt':'2026-11-28T08:00:00.000Z'}";
            scripted.answers(200, item)
                    .answers(
                            409,
                            "{'type':'/problems/conflict','changedFields':['/name'],'rival':{'actor':'ann',"
                                    + "'at':'2026-11-28T08:00:00.000Z'}}");
            Item seen = plain.items().get("rooms", "1").orElseThrow();
            assertThat(new Thermostat(plain).rename(seen, "Kitchen")).isEqualTo("changed meanwhile by ann: [/name]");
        }
    }
}
