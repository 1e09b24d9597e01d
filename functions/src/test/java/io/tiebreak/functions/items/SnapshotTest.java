package io.tiebreak.functions.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.ScopelessTokens;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final FakeWorld world = new FakeWorld(ScopelessTokens.ALL_BUT_ADMIN);

    @Test
    void warmingUpAsksNoStoreAndIsNoSurprise() {
        world.ledger.failReads(IllegalStateException::new);
        world.ledger.failAppends(IllegalStateException::new);
        warmUp(DaggerFakeWriteComponent.builder().fakeWorld(world).build().api());
        warmUp(DaggerFakeReadComponent.builder().fakeWorld(world).build().api());
        assertThat(world.ledger.written()).isEmpty();
        assertThat(world.logged).isEmpty();
    }

    private static void warmUp(HttpApi api) {
        HttpApi warm = api.warmInSnapshots();
        warm.beforeCheckpoint(Core.getGlobalContext());
        warm.afterRestore(Core.getGlobalContext());
    }
}
