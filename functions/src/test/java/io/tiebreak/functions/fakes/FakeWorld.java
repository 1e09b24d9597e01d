package io.tiebreak.functions.fakes;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.Ulid;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.deferred.CommandQueue;
import io.tiebreak.functions.deferred.DeferredStore;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.live.EndsQueue;
import io.tiebreak.functions.log.Journal;
import io.tiebreak.functions.log.Log;
import io.tiebreak.functions.log.Metrics;
import io.tiebreak.functions.s3.Objects;
import io.tiebreak.functions.wiring.ProjectionsModule;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.memory.InMemoryInsightStore;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.Ledgers;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.live.Channel;
import io.tiebreak.live.SubscriptionStore;
import io.tiebreak.live.memory.InMemorySubscriptionStore;
import io.tiebreak.presence.SightingStore;
import io.tiebreak.projection.Projector;
import io.tiebreak.register.BundleQueue;
import io.tiebreak.register.EventQueue;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.RuleStore;
import io.tiebreak.register.memory.InMemoryRuleStore;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Standing;
import io.tiebreak.view.ViewStore;
import io.tiebreak.view.memory.InMemoryGenerationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Stores in memory, a clock that moves by hand or while somebody sleeps, and a log that can be read. */
@Module
public final class FakeWorld {
    public final ScriptedLedger ledger = new ScriptedLedger();
    public final ScriptedSightings sightings = new ScriptedSightings();
    public final ScriptedViews views = new ScriptedViews();
    public final ScriptedRegisters registers = new ScriptedRegisters();
    public final InMemoryRuleStore rules = new InMemoryRuleStore();
    public final InMemoryGenerationStore generations = new InMemoryGenerationStore();
    public final HeldMessages messages = new HeldMessages();
    public final InMemorySubscriptionStore subscriptions = new InMemorySubscriptionStore();
    public final FakeSockets sockets = new FakeSockets();
    public final InMemoryInsightStore insights = new InMemoryInsightStore();
    public final HeldCommands deferred = new HeldCommands();
    public final Map<String, String> objects = new HashMap<>();
    /** What operators are told. */
    public final List<String> logged = new ArrayList<>();
    /** Where commands went, for whoever follows them. */
    public final List<String> followed = new ArrayList<>();
    /** What CloudWatch is told. */
    public final List<String> figures = new ArrayList<>();

    private final ScopelessTokens scopeless;
    private Optional<Runnable> meanwhile = Optional.empty();
    private final Random random = new Random(7);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));

    public FakeWorld(ScopelessTokens scopeless) {
        this.scopeless = scopeless;
    }

    /** Brings all views to where the ledger is. */
    public void project() {
        List<Stored> all = ledger.written().stream()
                .map(Stored.Legible::new)
                .map(Stored.class::cast)
                .toList();
        projector().project(all, patience(Backoff.DEFAULT, surroundings()), new Meter());
    }

    private Projector projector() {
        return ProjectionsModule.projector(ProjectionsModule.projections(), views, generations, surroundings());
    }

    /** What can be seen of a stream of the tenant {@code demo} in the generation of a view that is read. */
    public Standing standing(String view, String type, String id) {
        Generation served =
                generations.find(view, new Meter()).map(Generations::served).orElseGet(() -> new Generation(view, 1));
        return views.find(served, new StreamId("item", "demo", type, id), new Meter())
                .orElse(Standing.NOTHING);
    }

    public Instant now() {
        return now.get();
    }

    public void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    /** Happens while somebody waits the next time. */
    public void meanwhile(Runnable other) {
        meanwhile = Optional.of(other);
    }

    private void pause(Duration time) {
        pass(time);
        Optional<Runnable> other = meanwhile;
        meanwhile = Optional.empty();
        other.ifPresent(Runnable::run);
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Provides
    Ledgers ledgers() {
        return kind -> ledger;
    }

    @Provides
    SightingStore sightings() {
        return sightings;
    }

    @Provides
    RegisterStore registers() {
        return registers;
    }

    @Provides
    RuleStore rules() {
        return rules;
    }

    @Provides
    EventQueue events() {
        return messages;
    }

    @Provides
    CommandQueue commands() {
        return messages::defer;
    }

    @Provides
    DeferredStore deferred() {
        return deferred;
    }

    @Provides
    BundleQueue bundles() {
        return messages::remind;
    }

    @Provides
    SubscriptionStore subscriptions() {
        return subscriptions;
    }

    @Provides
    Channel channel() {
        return sockets;
    }

    @Provides
    EndsQueue ends() {
        return sockets::endLater;
    }

    @Provides
    InsightStore insights() {
        return insights;
    }

    @Provides
    LedgerScan scan() {
        return ledger;
    }

    @Provides
    ViewStore views() {
        return views;
    }

    @Provides
    GenerationStore generations() {
        return generations;
    }

    @Provides
    Objects objects() {
        return (bucket, key) ->
                Optional.ofNullable(objects.get(bucket + "/" + key)).orElseThrow();
    }

    @Provides
    Surroundings surroundings() {
        return new Surroundings(now::get, this::pause, random);
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
        return new Log(now::get, line -> (line.contains("\"level\":\"INFO\"") ? followed : logged).add(line));
    }

    @Provides
    static Journal journal(Metrics metrics, Surroundings surroundings) {
        return new Journal(metrics, surroundings.clock());
    }

    @Provides
    Metrics metrics() {
        return new Metrics("test", now::get, figures::add);
    }
}
