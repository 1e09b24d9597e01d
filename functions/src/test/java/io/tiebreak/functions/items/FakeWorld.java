package io.tiebreak.functions.items;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.Ulid;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.log.Log;
import io.tiebreak.items.ItemsView;
import io.tiebreak.items.memory.InMemoryItemsView;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.projection.Projector;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Stores in memory, a clock that moves by hand or while somebody sleeps, and a log that can be read. */
@Module
final class FakeWorld {
    final ScriptedLedger ledger = new ScriptedLedger();
    final InMemoryItemsView view = new InMemoryItemsView();
    final List<String> logged = new ArrayList<>();
    private final ScopelessTokens scopeless;
    private final Random random = new Random(7);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));

    FakeWorld(ScopelessTokens scopeless) {
        this.scopeless = scopeless;
    }

    /** Brings the view to where the ledger is. */
    void project() {
        ledger.written().forEach(command -> new Projector(ledger, view).project(command, new Meter()));
    }

    void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Provides
    Ledger ledger() {
        return ledger;
    }

    @Provides
    ItemsView view() {
        return view;
    }

    @Provides
    Surroundings surroundings() {
        return new Surroundings(now::get, this::pass, random);
    }

    @Provides
    static Backoff backoff() {
        return Backoff.DEFAULT;
    }

    @Provides
    static Patience patience(Backoff backoff, Surroundings surroundings) {
        return new Patience(backoff, surroundings);
    }

    @Provides
    static Ulid ids(Surroundings surroundings) {
        return new Ulid(surroundings.clock(), surroundings.random());
    }

    @Provides
    Authentication authentication() {
        return new Authentication("scope", scopeless);
    }

    @Provides
    Log log() {
        return new Log(now::get, logged::add);
    }
}
