package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.examples.dimmer.Dimmer;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of events, in every store. */
abstract class EventsContract extends RegisterFixture {
    private static final String SET = "/commands/set";

    EventsContract(RegisterStore store, RuleStore rules) {
        super(store, rules);
    }

    EventsContract(Database database) {
        super(database);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private EventOutcome emitted(Request request, String address, String json) {
        var emission = new Events.Emission(Address.of(address), address, Json.stored(json.replace('\'', '"')));
        return events().emit(tenant, emission, request, meter);
    }

    /** What an accepted event is. */
    private Event accepted(Request request, String address, String json) {
        if (emitted(request, address, json) instanceof EventOutcome.Accepted accepted) {
            return accepted.event();
        }
        throw new AssertionError("not accepted");
    }

    private Event.Status status(EventId id) {
        return queries().find(id, meter).orElseThrow().status();
    }

    /** Brings all that was sent before the authorities, each message as often as it was sent. */
    private void drain(Authority... authorities) {
        queue.take().forEach(id -> authorities(authorities).handle(id, meter));
    }

    private static Event.Status.Handled handled(String address, long revision) {
        return new Event.Status.Handled(List.of(new Bundle.Result.Written(Address.of(address), revision)));
    }

    @Test
    void anEventIsKeptAndThenHandled() {
        Event event = accepted(request("ann"), SET + "/lamp", "{'on':true}");
        assertThat(status(event.id())).isEqualTo(new Event.Status.Accepted());
        assertThat(find("/lamp")).isEmpty();
        drain(new SetAuthority());
        assertThat(status(event.id())).isEqualTo(handled("/lamp", 1));
        assertThat(value("/lamp")).isEqualTo("{'on':true}");
        assertThat(find("/lamp").orElseThrow().last().writer()).isEqualTo("ann");
    }

    @Test
    void sentTwiceUnderItsKeyItIsAppliedOnce() {
        ruled("/sum", Strategy.ADD);
        Request twice = request("ann", fresh());
        Event event = accepted(twice, SET + "/sum", "1");
        assertThat(emitted(twice, SET + "/sum", "1")).isEqualTo(new EventOutcome.Accepted(event, true));
        assertThat(queue.take()).containsExactly(event.id(), event.id());
        emitted(twice, SET + "/sum", "1");
        drain(new SetAuthority());
        authorities(new SetAuthority()).handle(event.id(), meter);
        assertThat(value("/sum")).isEqualTo("1");
        // What is at its end is not sent again.
        assertThat(emitted(twice, SET + "/sum", "1"))
                .isInstanceOfSatisfying(
                        EventOutcome.Accepted.class,
                        again -> assertThat(again.replayed()).isTrue());
        assertThat(queue.take()).isEmpty();
        assertThat(emitted(new Request(twice.commandId(), "other", "ann", true), SET + "/sum", "2"))
                .isEqualTo(new EventOutcome.KeyReused());
    }

    @Test
    void whoseMessageWasNotSentIsToldSoAndSendsItByRepeating() {
        Request keyed = request("ann", fresh());
        queue.fail(() -> new StoreException.Refused(new IllegalStateException()));
        assertThatThrownBy(() -> emitted(keyed, SET + "/lamp", "1")).isInstanceOf(OutcomeUnknown.class);
        assertThat(queue.take()).isEmpty();
        queue.fail(() -> new StoreException.Unanswered(new IllegalStateException()));
        Event event = accepted(keyed, SET + "/lamp", "1");
        drain(new SetAuthority());
        assertThat(status(event.id())).isEqualTo(handled("/lamp", 1));
    }

    @Test
    void theMostSpecificAuthorityHasIt() {
        Event event = accepted(request("ann"), "/commands/dim/hall", "250");
        drain(new Fails(), new SetAuthority(), new Dimmer());
        assertThat(status(event.id())).isEqualTo(handled("/lights/hall/level", 1));
        assertThat(value("/lights/hall/level")).isEqualTo("100");
    }

    @Test
    void itDecidesOnWhatIsThereAndMayRefuse() {
        done("ann", "/lights/hall/level", Setting.to(40));
        Event up = accepted(request("ann"), "/commands/dim/hall", "{'by':-14.6}");
        Event no = accepted(request("ann"), "/commands/dim/hall", "'bright'");
        drain(new Dimmer());
        assertThat(value("/lights/hall/level")).isEqualTo("25");
        assertThat(status(up.id())).isEqualTo(handled("/lights/hall/level", 2));
        assertThat(status(no.id()))
                .isInstanceOfSatisfying(
                        Event.Status.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("no-level"));
    }

    @Test
    void itWritesWhereOthersMayNot() {
        ruled(new Rule(AddressPattern.of("/lamp"), Strategy.AUTHORITY, Optional.empty()));
        assertThat(set("ann", "/lamp", Setting.to(1))).isEqualTo(new RegisterOutcome.Closed());
        accepted(request("ann"), SET + "/lamp", "2");
        drain(new SetAuthority());
        assertThat(value("/lamp")).isEqualTo("2");
    }

    @Test
    void locksAndRulesHoldForItAsForOthers() {
        done("ben", "/lamp", Setting.lock());
        ruled("/most", Strategy.MAX);
        done("ben", "/most", Setting.to(9));
        Event locked = accepted(request("ann"), SET + "/lamp", "2");
        Event lower = accepted(request("ann"), SET + "/most", "3");
        Event nothing = accepted(request("ann"), SET, "3");
        drain(new SetAuthority());
        assertThat(reason(locked)).isEqualTo("locked");
        assertThat(status(lower.id())).isEqualTo(handled("/most", 1));
        assertThat(reason(nothing)).isEqualTo("no-address");
        assertThat(List.of(value("/lamp"), value("/most"))).containsExactly("null", "9");
    }

    private String reason(Event event) {
        return status(event.id()) instanceof Event.Status.Failed failed ? failed.reason() : "";
    }

    @Test
    void anEventOfNobodysGoesToItsSubscribers() {
        Event event = accepted(request("ann"), "/doorbell", "1");
        drain(new SetAuthority());
        assertThat(status(event.id())).isEqualTo(new Event.Status.Delivered());
    }

    @Test
    void aFaultyAuthorityLosesNothing() {
        Event event = accepted(request("ann"), "/commands/x", "1");
        assertThatThrownBy(() -> drain(new Fails())).hasMessage("out of order");
        assertThat(status(event.id())).isEqualTo(new Event.Status.Accepted());
        authorities(new Oversteps())
                .handle(accepted(request("ann"), "/doorbell", "1").id(), meter);
        assertThatThrownBy(() -> authorities(new Oversteps()).handle(event.id(), meter))
                .hasMessageContaining("does not say that it touches");
        assertThat(find("/elsewhere")).isEmpty();
    }

    @Test
    void whatWasKeptExpiresADayAfterItsEndAndNotBefore() {
        Event handled = accepted(request("ann"), SET + "/lamp", "1");
        drain(new SetAuthority());
        Event waiting = accepted(request("ann"), SET + "/lamp", "2");
        clock.advance(Duration.ofHours(24));
        assertThat(queries().find(handled.id(), meter)).isEmpty();
        assertThat(status(waiting.id())).isEqualTo(new Event.Status.Accepted());
        assertThat(queries().find(new EventId("other", waiting.id().id()), meter))
                .isEmpty();
    }

    @Test
    void aBundleEmitsExactlyIfItHappens() {
        String name = fresh();
        var first = bundle(name, request("ann", "one"), on("/a", Setting.to(1)), emit(SET + "/b", "2"));
        drain(new SetAuthority());
        assertThat(List.of(value("/a"), value("/b"))).containsExactly("1", "2");
        assertThat(first)
                .isInstanceOfSatisfying(
                        BundleOutcome.Done.class,
                        done -> assertThat(done.results()).hasSize(2));
        bundle(name, request("ann", "one"), on("/a", Setting.to(1)), emit(SET + "/b", "2"));
        assertThat(queue.take()).isEmpty();
        assertThat(bundle(
                        fresh(),
                        request("ann"),
                        emit(SET + "/b", "3"),
                        on("/a", Setting.to(3).revision(7))))
                .isInstanceOf(BundleOutcome.Refused.class);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void whatABundleCouldNotSendIsSentLater() {
        String name = fresh();
        queue.fail(() -> new StoreException.Refused(new IllegalStateException()));
        bundle(name, request("ann"), on("/a", Setting.to(1)), emit(SET + "/b", "2"));
        assertThat(queue.take()).isEmpty();
        remindersOfAll().sendAll(meter);
        assertThat(reminders.take()).extracting(BundleQueue.Reminder::id).contains(new BundleId(tenant, name));
        scheduled().look(new BundleId(tenant, name), meter);
        drain(new SetAuthority());
        assertThat(value("/b")).isEqualTo("2");
        remindersOfAll().sendAll(meter);
        assertThat(reminders.take()).extracting(BundleQueue.Reminder::id).doesNotContain(new BundleId(tenant, name));
    }

    @Test
    void orByARepeatOfTheBundle() {
        String name = fresh();
        queue.fail(() -> new StoreException.Refused(new IllegalStateException()));
        bundle(name, request("ann"), emit(SET + "/b", "2"));
        assertThat(queue.take()).isEmpty();
        assertThat(bundle(name, request("ann"), emit(SET + "/b", "2"))).isInstanceOf(BundleOutcome.Done.class);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void whateverIsWrittenAtTheSameTimeNoEffectIsLostOrDoubled() throws Exception {
        ruled("/sum", Strategy.ADD);
        List<EventId> all = IntStream.range(0, 40)
                .mapToObj(i -> accepted(request("ann"), SET + "/sum", "1").id())
                .toList();
        queue.take();
        // Each message twice, by four at once, and others write there as well.
        List<Integer> done = RegistersContract.atOnce(i -> {
            all.forEach(id -> authorities(new SetAuthority()).handle(id, new Meter()));
            return i;
        });
        assertThat(done).isNotEmpty();
        assertThat(value("/sum")).isEqualTo("40");
    }

    /** Everything below /commands, badly. */
    private static final class Fails implements Authority {
        @Override
        public AddressPattern events() {
            return AddressPattern.of("/commands/**");
        }

        @Override
        public List<Address> touches(Event event) {
            return List.of();
        }

        @Override
        public Ruling rule(Event event, Map<Address, JsonNode> values) {
            throw new IllegalStateException("out of order");
        }
    }

    /** Writes where it does not say so. */
    private static final class Oversteps implements Authority {
        @Override
        public AddressPattern events() {
            return AddressPattern.of("/commands/**");
        }

        @Override
        public List<Address> touches(Event event) {
            return List.of(Address.of("/lamp"));
        }

        @Override
        public Ruling rule(Event event, Map<Address, JsonNode> values) {
            return new Ruling.Writes(List.of(on("/elsewhere", Setting.to(1))));
        }
    }
}
