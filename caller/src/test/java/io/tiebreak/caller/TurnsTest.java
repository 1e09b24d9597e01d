package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Address A = Address.of("/a");
    private static final Address B = Address.of("/b");
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Turns turns = new Turns();
    private final List<Integer> done = new ArrayList<>();

    @Test
    void writesOfOneAddressAreMadeInTheirOrder() {
        List<CompletableFuture<Boolean>> all = turns.inTurn(List.of(A), this::queueTwenty);
        all.forEach(CompletableFuture::join);
        assertThat(done).isSorted().hasSize(20);
    }

    private List<CompletableFuture<Boolean>> queueTwenty() {
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            int number = i;
            all.add(CompletableFuture.supplyAsync(() -> turns.inTurn(List.of(A), () -> done.add(number)), THREADS));
            await().until(() -> turns.waiting(A) == number);
        }
        assertThat(done).isEmpty();
        return all;
    }

    @Test
    void otherAddressesDoNotWait() {
        assertThat(turns.inTurn(
                        List.of(A),
                        () -> CompletableFuture.supplyAsync(() -> turns.inTurn(List.of(B), () -> done.add(1)), THREADS)
                                .join()))
                .isTrue();
    }

    @Test
    void nobodyWaitsForSomebodyWhoWaitsForHim() {
        AtomicInteger writes = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<Address> addresses = i % 2 == 0 ? List.of(A, B, A) : List.of(B, A);
            all.add(CompletableFuture.runAsync(() -> turns.inTurn(addresses, writes::incrementAndGet), THREADS));
        }
        all.forEach(CompletableFuture::join);
        assertThat(writes).hasValue(200);
    }
}
