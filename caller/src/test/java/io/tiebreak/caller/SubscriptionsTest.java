package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final Address A = Address.of("/a/1");
    private static final Address B = Address.of("/b/1");
    private static final AddressPattern ALL_A = AddressPattern.of("/a/**");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final FakeBackend backend = new FakeBackend();
    private final FakeSockets sockets = backend.sockets();
    private final HandTimers time = new HandTimers();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Caller caller = Caller.of(backend.options()
            .withToken(() -> "t&" + tokens.incrementAndGet())
            .withClientId("left")
            .within(time.surroundings(1), time));
    private final Heard heard = new Heard();

    @BeforeAll
    static void leaveFailuresOfListenersToThem() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @AfterEach
    void end() {
        caller.close();
        backend.close();
    }

    @Test
    void tellsWhatIsThereAndThenWhatHappens() {
        for (int i = 1; i <= 4; i++) {
            set("/a/" + i, i);
        }
        set("/b/1", 1);
        subscribe(heard);
        set("/a/1", 7);
        set("/b/1", 2);
        backend.store().remove(A, "ann");
        assertHeard(heard, "/a/1=1@1", "/a/2=2@1", "/a/3=3@1", "/a/4=4@1", "complete", "/a/1=7@2", "/a/1 gone@3");
    }

    @Test
    void tellsHowAChangeCameAbout() {
        List<Change> changes = new CopyOnWriteArrayList<>();
        set("/a/1", 1);
        caller.on(ALL_A, changes::add);
        await().until(() -> changes.size() == 1);
        sockets.say("{'type':'signal','address':'/a/1','value':2,'revision':2,'timestamp':5,'writer':'bob',"
                + "'lock':{'holder':'bob','expiresAt':'2026-11-28T08:00:30.000Z','fence':3},'meta':{'conflict':true,"
                + "'writer':'bob','previousWriter':'ann','previousRevision':1}}");
        await().until(() -> changes.size() == 2);
        assertThat(changes.getFirst().meta()).isEqualTo(Meta.OF_A_SNAPSHOT);
        assertThat(changes.getLast()).isInstanceOfSatisfying(Change.Valued.class, change -> {
            assertThat(change.signal().lock()).map(Lock::fence).contains(3L);
            assertThat(change.signal().writer()).isEqualTo("bob");
            assertThat(change.meta().conflict()).isTrue();
            assertThat(change.meta().previousWriter()).contains("ann");
            assertThat(change.meta().previousRevision()).hasValue(1);
        });
    }

    @Test
    void dropsWhatIsNotNewer() {
        subscribe(heard);
        String first = "{'type':'signal','address':'/a/1','value':1,'revision':1}";
        String second = "{'type':'signal','address':'/a/1','value':2,'revision':2}";
        for (String message : List.of(first, second, first, second)) {
            sockets.say(message);
        }
        sockets.say("{'type':'signal','address':'/a/1','revision':4,'deleted':true}");
        sockets.say("{'type':'signal','address':'/a/1','value':3,'revision':3}");
        sockets.say("{'type':'signal','address':'/a/1','value':5,'revision':5}");
        assertHeard(heard, "complete", "/a/1=1@1", "/a/1=2@2", "/a/1 gone@4", "/a/1=5@5");
    }

    @Test
    void tellsABundleWhole() {
        subscribe(heard);
        sockets.say("{'type':'bundle','bundleId':'x','more':true,'signals':["
                + "{'address':'/a/1','value':1,'revision':1},{'address':'/b/1','value':1,'revision':1}]}");
        sockets.say("{'type':'signal','address':'/a/3','value':1,'revision':1}");
        sockets.say("{'type':'bundle','bundleId':'x','signals':[{'address':'/a/2','revision':4,'deleted':true},"
                + "{'address':'/a/4','value':9,'revision':1}]}");
        assertHeard(heard, "complete", "/a/3=1@1", "x[/a/1=1@1, /a/4=9@1]");
    }

    @Test
    void tellsEventsUnderThePattern() {
        subscribe(heard);
        String event = "{'type':'event','eventId':'e','address':'%s','target':'t','value':'v','writer':'ann',"
                + "'at':'2026-11-28T08:00:00.000Z'}";
        sockets.say(event.formatted("/b/1"));
        sockets.say(event.formatted("/a/1"));
        assertHeard(heard, "complete", "e /a/1 \"v\"");
    }

    @Test
    void severalSubscriptionsShareASocketAndEachHearsItsOwnOnce() {
        Heard one = new Heard();
        set("/a/1", 1);
        subscribe(heard);
        caller.on(AddressPattern.of("/**"), one);
        await().until(() -> one.all().contains("complete"));
        set("/a/1", 2);
        set("/b/1", 1);
        assertHeard(one, "/a/1=1@1", "complete", "/a/1=2@2", "/b/1=1@1");
        assertHeard(heard, "/a/1=1@1", "complete", "/a/1=2@2");
        assertThat(backend.queries()).containsExactly("token=t%261&clientId=left");
    }

    @Test
    void afterALostSocketTheListenerHearsWhatItMissed() {
        set("/a/1", 1);
        set("/a/2", 1);
        set("/a/3", 1);
        subscribe(heard);
        lose();
        set("/a/1", 2);
        backend.store().remove(Address.of("/a/2"), "ann");
        reconnect();
        assertHeard(heard, "/a/1=1@1", "/a/2=1@1", "/a/3=1@1", "complete", "/a/1=2@2", "/a/2 gone@1", "complete");
        assertThat(backend.queries()).containsExactly("token=t%261&clientId=left", "token=t%262&clientId=left");
    }

    @Test
    void waitsLongerEachTimeAndAtMostHalfAMinute() {
        for (int i = 0; i < 12; i++) {
            backend.refuses(503);
        }
        caller.on(ALL_A, heard);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            await().until(() -> time.ahead().size() == 1);
            waits.add(time.ahead().getFirst());
            time.advance(LONGEST);
        }
        await().until(() -> heard.all().contains("complete"));
        for (int i = 0; i < waits.size(); i++) {
            assertThat(waits.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(Math.min(30_000, 500L << i)));
        }
        assertThat(waits.stream().max(Duration::compareTo).orElseThrow()).isGreaterThan(Duration.ofSeconds(5));
        lose();
        assertThat(time.ahead().getFirst()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aTokenThatIsRefusedIsToldAndAskedForAnew() {
        backend.refuses(403);
        caller.on(ALL_A, heard);
        await().until(() -> heard.all().contains("refused 403") && !time.ahead().isEmpty());
        time.advance(LONGEST);
        await().until(() -> heard.all().contains("complete"));
        assertThat(tokens.get()).isEqualTo(2);
    }

    @Test
    void aTokenThatIsNotToBeHadIsAskedForAgain() {
        try (Caller unlucky = Caller.of(backend.options()
                .withToken(() -> {
                    if (tokens.incrementAndGet() == 1) {
                        throw new IllegalStateException("no token now");
                    }
                    return "t";
                })
                .within(time.surroundings(1), time))) {
            unlucky.on(ALL_A, heard);
            await().until(() -> !time.ahead().isEmpty());
            time.advance(LONGEST);
            await().until(() -> heard.all().contains("complete"));
        }
    }

    @Test
    void aRefusedSubscriptionHearsNothingOfWhatOthersMayHear() {
        sockets.forbid(ALL_A);
        Heard all = new Heard();
        caller.on(ALL_A, heard);
        caller.on(AddressPattern.of("/**"), all);
        await().until(() -> heard.all().contains("refused 403") && all.all().contains("complete"));
        set("/a/1", 1);
        assertHeard(all, "complete", "/a/1=1@1");
        assertHeard(heard, "refused 403");
    }

    @Test
    void aQuietSocketIsPingedAndADeadOneReplaced() {
        subscribe(heard);
        time.advance(Heartbeat.EVERY);
        await().until(() -> sockets.heard("ping").size() == 1);
        await().until(() -> time.ahead().equals(List.of(Heartbeat.EVERY)));
        sockets.deafen();
        time.advance(Heartbeat.EVERY);
        assertThat(time.ahead()).containsExactly(Heartbeat.PATIENCE);
        time.advance(Heartbeat.PATIENCE);
        reconnect();
        await().until(() -> backend.queries().size() == 2 && heard.all().size() == 2);
    }

    @Test
    void aClosedSubscriptionHearsNothingMore() {
        Heard other = new Heard();
        caller.on(ALL_A, other);
        try (Subscription subscription = caller.on(ALL_A, heard)) {
            await().until(() -> heard.all().contains("complete"));
            assertThat(subscription).isNotNull();
        }
        await().until(() -> sockets.heard("unsubscribe").size() == 1);
        set("/a/1", 1);
        assertHeard(other, "complete", "/a/1=1@1");
        assertHeard(heard, "complete");
    }

    @Test
    void aListenerThatFailsKeepsNothingFromTheOthersAndMayCallTheBackend() {
        caller.on(ALL_A, change -> {
            caller.live().set(B, IntNode.valueOf(3), SetOptions.NONE);
            throw new IllegalArgumentException("a listener's own fault, meant to be seen in this test's output");
        });
        subscribe(heard);
        set("/a/1", 1);
        set("/a/2", 1);
        assertHeard(heard, "complete", "/a/1=1@1", "/a/2=1@1");
        assertThat(backend.store().get(B))
                .map(signal -> signal.path("revision").asInt())
                .contains(2);
    }

    @Test
    void withoutASocketOrAfterTheEndThereIsNoSubscription() {
        try (Caller plain = Caller.of(Options.of(backend.options().base()))) {
            assertThatIllegalStateException().isThrownBy(() -> plain.on(ALL_A, heard));
        }
        caller.close();
        assertThatIllegalStateException().isThrownBy(() -> caller.on(ALL_A, heard));
    }

    private void subscribe(Heard listener) {
        caller.on(ALL_A, listener);
        await().until(() -> listener.all().contains("complete"));
    }

    private void lose() {
        sockets.drop();
        await().until(() ->
                sockets.open().isEmpty() && time.ahead().stream().anyMatch(in -> in.compareTo(LONGEST) <= 0));
    }

    private void reconnect() {
        time.advance(LONGEST);
    }

    private void set(String address, int value) {
        backend.store().set(Address.of(address), Json.object().put("value", value), "ann");
    }

    private static void assertHeard(Heard listener, String... what) {
        await().untilAsserted(() -> assertThat(listener.all()).containsExactly(what));
    }
}
