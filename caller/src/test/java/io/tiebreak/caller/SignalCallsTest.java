package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.client.Update;
import io.tiebreak.client.Versioned;
import io.tiebreak.register.Reduction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalCallsTest {
    private static final Address DESK = Address.of("/lights/desk");
    private static final String AT_7 =
            "{'address':'/lights/desk','value':80,'revision':7,'timestamp':1763715600123,'writer':'ann'}";
    private static final Signal SIGNAL_7 =
            new Signal(DESK, IntNode.valueOf(80), 7, "ann", Instant.ofEpochMilli(1763715600123L), Optional.empty());

    private final ScriptedBackend backend = new ScriptedBackend();
    private final HandTimers time = new HandTimers();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Caller caller = Caller.of(Options.of(backend.base())
            .withToken(() -> "t" + tokens.incrementAndGet())
            .withClientId("left")
            .within(time.surroundings(1), time));

    @AfterEach
    void end() {
        caller.close();
        backend.close();
    }

    @Test
    void readsAValueWithAFreshTokenEachTime() {
        backend.answers(200, AT_7).answers(404, "{'type':'/problems/not-found'}");
        assertThat(caller.get(DESK)).contains(SIGNAL_7);
        assertThat(caller.get(DESK)).isEmpty();
        assertThat(backend.requests()).containsOnly("GET /v1/signals/lights/desk");
        assertThat(backend.header("Authorization")).containsExactly("Bearer t1", "Bearer t2");
        assertThat(backend.header("Client-id")).containsOnly("left");
    }

    @Test
    void saysAllThatAWriteMaySay() {
        backend.answers(201, with(AT_7, "'applied':true,'conflict':true"), Map.of("Idempotency-Replayed", "true"));
        SetOptions how = SetOptions.NONE
                .atRevision(6)
                .meantAt(Instant.ofEpochMilli(5))
                .basedOn(4)
                .locking(Duration.ofSeconds(9))
                .fencedBy(2)
                .under("k");
        assertThat(caller.set(DESK, IntNode.valueOf(80), how)).isEqualTo(new SetOutcome.Applied(SIGNAL_7, true, true));
        assertThat(backend.requests())
                .containsExactly("PUT /v1/signals/lights/desk {'value':80,'revision':6,'timestamp':5,'base':4,"
                        + "'lock':true,'lockTtlSeconds':9,'fence':2}");
        assertThat(backend.header("Idempotency-key")).containsExactly("k");
    }

    @Test
    void tellsWhatCanBeExpectedAsValues() {
        backend.answers(200, with(AT_7, "'applied':false,'conflict':false"))
                .answers(
                        409,
                        "{'type':'/problems/conflict','expectedRevision':6,'currentRevision':7,'current':" + AT_7
                                + ",'rival':{'actor':'ann','commandId':'c','at':'2026-11-28T08:00:00.000Z','version':7},"
                                + "'conflictId':'x'}")
                .answers(
                        423,
                        "{'type':'/problems/locked','holder':'bob','expiresAt':'2026-11-28T08:00:30.000Z','fence':3,"
                                + "'conflictId':'y'}")
                .answers(422, "{'type':'/problems/rejected','code':'no-sum','detail':'no number'}");
        Instant eight = Instant.parse("2026-11-28T08:00:00Z");
        assertThat(set()).isEqualTo(new SetOutcome.Superseded(SIGNAL_7));
        assertThat(set())
                .isEqualTo(new Refusal.Conflict(
                        6, Optional.of(SIGNAL_7), Optional.of(new Rival("ann", "c", eight, 7)), "x"));
        assertThat(set()).isEqualTo(new Refusal.Locked(Optional.of("bob"), Optional.of(eight.plusSeconds(30)), 3, "y"));
        assertThat(set()).isEqualTo(new Refusal.Rejected("no-sum", "no number"));
    }

    @Test
    void throwsWhatCannot() {
        backend.answers(401, "{'message':'Unauthorized'}")
                .answers(403, "{'type':'/problems/forbidden','detail':'needs a scope','requestId':'r'}")
                .answers(400, "{'type':'/problems/invalid-request'}")
                .answers(429, "{'type':'/problems/throttled'}", Map.of("Retry-After", "2"))
                .answers(503, "{'type':'/problems/unavailable'}", Map.of("Retry-After", "1"))
                .answers(503, "{'type':'/problems/outcome-unknown'}")
                .answers(504, "{'message':'Endpoint request timed out'}")
                .answers(200, "<html>");
        assertThatThrownBy(this::set).isInstanceOf(Denied.class);
        assertThatThrownBy(this::set)
                .isInstanceOf(Denied.class)
                .hasMessage("403 /problems/forbidden: needs a scope (request r)");
        assertThatThrownBy(this::set).isInstanceOf(Invalid.class);
        assertThatThrownBy(this::set)
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(2)));
        assertThatThrownBy(this::set)
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(1)));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::set).isInstanceOf(OutcomeUnknown.class);
        }
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aLostAnswerLeavesAWriteInDoubtAndAReadToBeAskedAgain() {
        backend.hangsUp().answers(504, "");
        assertThatThrownBy(this::set).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> caller.get(DESK)).isInstanceOf(Unavailable.class);
    }

    @Test
    void aBackendThatIsNotThereHasWrittenNothing() {
        try (Caller lost = Caller.of(Options.of(URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(() -> lost.set(DESK, IntNode.valueOf(1), SetOptions.NONE.under("k")))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void aWriteWithAKeyIsSentAgainUntilItsOutcomeIsKnown() {
        backend.hangsUp()
                .answers(429, "{'type':'/problems/throttled'}")
                .answers(200, with(AT_7, "'applied':true,'conflict':false"), Map.of("Idempotency-Replayed", "true"));
        assertThat(caller.set(DESK, IntNode.valueOf(80), SetOptions.NONE.under("k")))
                .isEqualTo(new SetOutcome.Applied(SIGNAL_7, false, true));
        assertThat(backend.header("Idempotency-key")).containsExactly("k", "k", "k");
        assertThat(time.waits()).hasSize(2);
    }

    @Test
    void whatWasInDoubtStaysInDoubtWhenTriesRunOut() {
        backend.hangsUp();
        for (int i = 1; i < Http.MOST_TRIES; i++) {
            backend.answers(429, "{'type':'/problems/throttled'}");
        }
        assertThatThrownBy(() -> caller.set(DESK, IntNode.valueOf(80), SetOptions.NONE.under("k")))
                .isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void removesLocksAndUnlocks() {
        String lock = "'lock':{'holder':'ann/left','expiresAt':'2026-11-28T08:00:30.000Z','fence':4}";
        backend.answers(200, "{'address':'/lights/desk','revision':8,'deleted':true,'applied':true}")
                .answers(404, "{'type':'/problems/not-found'}")
                .answers(200, with(AT_7, "'applied':true," + lock))
                .answers(200, with(AT_7, "'applied':true"));
        assertThat(caller.remove(DESK)).isEqualTo(new RemoveOutcome.Removed(DESK, 8));
        assertThat(caller.remove(DESK)).isEqualTo(new Refusal.Absent());
        assertThat(caller.lock(DESK, Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        LockOutcome.Granted.class,
                        granted -> assertThat(granted.lock().fence()).isEqualTo(4));
        assertThat(caller.unlock(DESK, 4)).isInstanceOf(SetOutcome.Applied.class);
        assertThat(backend.requests())
                .containsExactly(
                        "DELETE /v1/signals/lights/desk",
                        "DELETE /v1/signals/lights/desk",
                        "PUT /v1/signals/lights/desk {'lock':true,'lockTtlSeconds':30}",
                        "PUT /v1/signals/lights/desk {'unlock':true,'fence':4}");
    }

    @Test
    void readsAllPagesOfAPattern() {
        backend.answers(200, "{'items':[" + AT_7 + "],'next':'a b'}")
                .answers(200, "{'items':[],'next':'c'}")
                .answers(200, "{'items':[" + AT_7.replace("desk", "door") + "]}")
                .answers(200, "{'items':[" + AT_7 + "],'reduced':80,'next':'x'}");
        assertThat(caller.query(AddressPattern.of("/lights/*")))
                .extracting(signal -> signal.address().toString())
                .containsExactly("/lights/desk", "/lights/door");
        assertThat(caller.reduce(AddressPattern.of("/lights/*"), Reduction.MAX)).isEqualTo(IntNode.valueOf(80));
        assertThat(backend.requests())
                .containsExactly(
                        "GET /v1/signals?limit=100&pattern=%2Flights%2F*",
                        "GET /v1/signals?limit=100&pattern=%2Flights%2F*&cursor=a+b",
                        "GET /v1/signals?limit=100&pattern=%2Flights%2F*&cursor=c",
                        "GET /v1/signals?limit=1&pattern=%2Flights%2F*&reduce=max");
    }

    @Test
    void readsSeveralAtOneMoment() {
        backend.answers(200, "{'items':[" + AT_7 + "]}");
        assertThat(caller.snapshot(List.of(DESK, Address.of("/b")))).isEqualTo(Map.of(DESK, SIGNAL_7));
        assertThat(caller.snapshot(List.of())).isEmpty();
        assertThat(backend.requests()).containsExactly("GET /v1/signals?addresses=%2Flights%2Fdesk%2C%2Fb");
    }

    @Test
    void aBundleIsSentAgainUnderItsId() {
        backend.hangsUp()
                .answers(
                        200,
                        "{'bundleId':'b','status':'done','results':[{'address':'/lights/desk','revision':8},"
                                + "{'address':'/bell','eventId':'e'}]}")
                .answers(409, "{'type':'/problems/conflict','expectedRevision':1,'failedIndex':1,'conflictId':'x'}")
                .answers(202, "{'bundleId':'b','status':'scheduled','at':'2026-11-29T08:00:00.000Z'}");
        SetOptions how = SetOptions.NONE.atRevision(7).locking(Duration.ofSeconds(30));
        Bundle bundle = Bundle.of(List.of(
                        new Operation.Set(DESK, IntNode.valueOf(1), how),
                        new Operation.Emit(Address.of("/bell"), TextNode.valueOf("ring"))))
                .withId("b");
        Instant tomorrow = Instant.parse("2026-11-29T08:00:00Z");
        assertThat(caller.bundle(bundle))
                .isEqualTo(new BundleOutcome.Done(
                        List.of(new Result.Written(DESK, 8), new Result.Emitted(Address.of("/bell"), "e")), false));
        assertThat(caller.bundle(bundle))
                .isEqualTo(
                        new BundleOutcome.Refused(1, new Refusal.Conflict(1, Optional.empty(), Optional.empty(), "x")));
        assertThat(caller.bundle(bundle.at(tomorrow))).isEqualTo(new BundleOutcome.Scheduled(tomorrow));
        String operations =
                "'operations':[{'set':['/lights/desk',1],'revision':7,'lock':true},{'emit':['/bell','ring']}]}";
        assertThat(backend.requests())
                .containsExactly(
                        "POST /v1/bundles {'id':'b'," + operations,
                        "POST /v1/bundles {'id':'b'," + operations,
                        "POST /v1/bundles {'id':'b'," + operations,
                        "POST /v1/bundles {'id':'b','at':'2026-11-29T08:00:00Z'," + operations);
    }

    @Test
    void anEventIsSentAgainUnderItsKey() {
        backend.hangsUp()
                .answers(202, "{'eventId':'e'}")
                .answers(202, "{'eventId':'f'}")
                .answers(200, event("'status':'failed','result':{'reason':'no-level','detail':'d'}"))
                .answers(200, event("'status':'handled','result':{'results':[]}"))
                .answers(404, "{'type':'/problems/not-found'}");
        Address bell = Address.of("/bell");
        assertThat(caller.emit(bell, TextNode.valueOf("ring"))).isEqualTo("e");
        assertThat(caller.emitTo("t", bell, TextNode.valueOf("ring"))).isEqualTo("f");
        List<String> keys = backend.header("Idempotency-key");
        assertThat(keys.getFirst())
                .isEqualTo(keys.get(1))
                .isNotEqualTo(keys.get(2))
                .isNotEqualTo("null");
        assertThat(caller.event("e")).map(EventReport::status).contains(new EventReport.Status.Failed("no-level", "d"));
        assertThat(caller.event("e")).map(EventReport::status).contains(new EventReport.Status.Handled(List.of()));
        assertThat(caller.event("e")).isEmpty();
        assertThat(backend.requests())
                .contains("POST /v1/events {'target':'t','address':'/bell','value':'ring'}", "GET /v1/events/e");
    }

    @Test
    void anUpdateGoesOnFromWhatTheConflictTold() {
        backend.answers(200, AT_7)
                .answers(
                        409,
                        "{'type':'/problems/conflict','expectedRevision':7,'conflictId':'x','current':"
                                + AT_7.replace(":80", ":90").replace(":7,", ":8,") + "}")
                .answers(200, with(AT_7.replace(":80", ":91").replace(":7,", ":9,"), "'applied':true"));
        Update<?> update = caller.updateWithRetry(
                DESK, before -> IntNode.valueOf(before.orElseThrow().intValue() + 1));
        assertThat(update).isEqualTo(new Update.Updated<>(new Versioned<>(9, IntNode.valueOf(91)), 2));
        assertThat(backend.requests())
                .containsExactly(
                        "GET /v1/signals/lights/desk",
                        "PUT /v1/signals/lights/desk {'value':81,'revision':7}",
                        "PUT /v1/signals/lights/desk {'value':91,'revision':8}");
        List<String> keys = backend.header("Idempotency-key");
        assertThat(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void anUpdateGivesUpAfterEightAttemptsAndEndsAtALock() {
        backend.answers(200, AT_7);
        for (int i = 0; i < 8; i++) {
            backend.answers(409, "{'type':'/problems/conflict','conflictId':'x','current':" + AT_7 + "}");
        }
        assertThat(caller.updateWithRetry(DESK, before -> IntNode.valueOf(1)))
                .isInstanceOfSatisfying(
                        Update.GaveUp.class,
                        gaveUp -> assertThat(gaveUp.attempts()).isEqualTo(8));
        assertThat(time.waits()).hasSize(7);
        backend.answers(200, AT_7).answers(423, "{'type':'/problems/locked','fence':1,'conflictId':'x'}");
        assertThatThrownBy(() -> caller.updateWithRetry(DESK, before -> IntNode.valueOf(1)))
                .isInstanceOf(Refused.class);
    }

    private SetOutcome set() {
        return caller.set(DESK, IntNode.valueOf(80), SetOptions.NONE);
    }

    private static String event(String more) {
        return "{'eventId':'e','address':'/bell','target':'/bell','writer':'ann','at':'2026-11-28T08:00:00.000Z',"
                + "'value':'ring'," + more + "}";
    }

    private static String with(String json, String more) {
        return json.substring(0, json.length() - 1) + "," + more + "}";
    }
}
