package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final Address A = Address.of("/a/1");
    private static final Duration LENGTH = Duration.ofSeconds(60);

    private final FakeBackend backend = new FakeBackend();
    private final HandTimers time = new HandTimers();
    private final Caller caller =
            Caller.of(backend.options().withClientId("left").within(time.surroundings(1), time));
    private final Caller rival =
            Caller.of(backend.options().withClientId("right").within(time.surroundings(2), time));

    @AfterEach
    void end() {
        caller.close();
        rival.close();
        backend.close();
    }

    @Test
    void aLockHoldsOthersOffAndIsFreeWhenTheSocketIsGone() {
        LockOutcome outcome = caller.live().lock(A, LENGTH);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LockOutcome.Granted.class,
                        granted -> assertThat(granted.lock().holder()).isEqualTo("dev/left"));
        assertThat(rival.set(A, IntNode.valueOf(1), SetOptions.NONE)).isInstanceOf(Refusal.Locked.class);
        caller.close();
        await().untilAsserted(() ->
                assertThat(rival.set(A, IntNode.valueOf(1), SetOptions.NONE)).isInstanceOf(SetOutcome.Applied.class));
    }

    @Test
    void writesUnderTheFenceAndUnlocks() {
        LockOutcome.Granted granted = (LockOutcome.Granted) caller.live().lock(A, LENGTH);
        SetOptions fenced = SetOptions.NONE.fencedBy(granted.lock().fence());
        assertThat(caller.live().set(A, IntNode.valueOf(1), fenced)).isInstanceOf(SetOutcome.Applied.class);
        assertThat(caller.live().unlock(A, granted.lock().fence())).isInstanceOf(SetOutcome.Applied.class);
        assertThat(rival.live().lock(A, LENGTH)).isInstanceOf(LockOutcome.Granted.class);
        assertThat(caller.live().set(A, IntNode.valueOf(2), fenced)).isInstanceOf(Refusal.Locked.class);
    }

    @Test
    void eachAnswerGoesToItsOwnQuestion() {
        List<CompletableFuture<SetOutcome>> asked = IntStream.range(0, 50)
                .mapToObj(n -> CompletableFuture.supplyAsync(() ->
                        caller.live().set(Address.of("/n/" + n), IntNode.valueOf(n), SetOptions.NONE.under("k" + n))))
                .toList();
        for (int n = 0; n < asked.size(); n++) {
            int expected = n;
            assertThat(asked.get(n).join())
                    .isInstanceOfSatisfying(
                            SetOutcome.Applied.class,
                            applied ->
                                    assertThat(applied.now().value().intValue()).isEqualTo(expected));
        }
        assertThat(backend.sockets().heard("set"))
                .allMatch(message -> message.path("idempotencyKey")
                        .asText()
                        .equals("k" + message.path("value").asInt()));
    }

    @Test
    void aLostSocketLeavesWhatWasAskedInDoubt() {
        backend.sockets().silence();
        var asked = CompletableFuture.supplyAsync(() -> caller.live().set(A, IntNode.valueOf(1), SetOptions.NONE));
        await().until(() -> backend.store().get(A).isPresent());
        backend.sockets().drop();
        assertThatThrownBy(asked::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("the socket was lost");
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItInDoubtToo() {
        backend.sockets().silence();
        try (Caller hasty = Caller.of(backend.options().withPatience(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> hasty.live().set(A, IntNode.valueOf(1), SetOptions.NONE))
                    .isInstanceOf(OutcomeUnknown.class);
        }
    }

    @Test
    void withoutASocketNothingHappened() {
        backend.refuses(503);
        try (Caller hasty = Caller.of(backend.options().withPatience(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> hasty.live().set(A, IntNode.valueOf(1), SetOptions.NONE))
                    .isInstanceOf(Unavailable.class);
            assertThat(hasty.live().set(A, IntNode.valueOf(1), SetOptions.NONE)).isInstanceOf(SetOutcome.Applied.class);
        }
    }

    @Test
    void whatASocketDoesNotTakeIsNotSent() {
        TextNode large = TextNode.valueOf("x".repeat(Live.MOST_BYTES));
        assertThatThrownBy(() -> caller.live().set(A, large, SetOptions.NONE)).isInstanceOf(Invalid.class);
        assertThat(backend.sockets().heard("set")).isEmpty();
    }

    @Test
    void aSocketForLocksAloneIsNotOpenedAgainUntilItIsNeeded() {
        assertThat(caller.live().lock(A, LENGTH)).isInstanceOf(LockOutcome.Granted.class);
        backend.sockets().drop();
        await().until(() -> time.ahead().isEmpty());
        assertThat(backend.queries()).hasSize(1);
        assertThat(caller.live().lock(A, LENGTH)).isInstanceOf(LockOutcome.Granted.class);
        caller.on(AddressPattern.of("/a/*"), change -> {});
        await().until(() -> backend.sockets().heard("subscribe").size() == 1);
        assertThat(backend.queries()).hasSize(2);
    }
}
