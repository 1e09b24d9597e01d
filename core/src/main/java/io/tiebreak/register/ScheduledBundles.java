package io.tiebreak.register;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bundles that are to happen later. The record of a bundle is what counts; messages only remind somebody to look at it, and may be
 * lost or come twice. Its record goes from scheduled to done in the transaction that carries it out.
 */
public final class ScheduledBundles {
    /** How long it is told what became of a bundle. */
    private static final Duration TOLD = Duration.ofDays(7);

    private final RegisterStore store;
    private final Rules rules;
    private final EventQueue events;
    private final Reminders reminders;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public ScheduledBundles(
            RegisterStore store,
            Rules rules,
            EventQueue events,
            Reminders reminders,
            Backoff backoff,
            Surroundings surroundings) {
        this.store = store;
        this.rules = rules;
        this.events = events;
        this.reminders = reminders;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Keeps a bundle for its time. Nothing is judged until then. Costs 1 write unit for each 1 KB of it and 1 in the index, and
     * twice that with a key.
     *
     * @param names as for {@link Bundles#handle}
     * @param schedule what is to happen, and when: not before that time, and soon after
     * @return {@link BundleOutcome.Scheduled}, {@link BundleOutcome.TooLate}, {@link BundleOutcome.IdReused} or {@link
     *     BundleOutcome.TooLarge}
     * @throws io.tiebreak.command.OutcomeUnknown if the backoff's budget ran out before it was known whether it is kept
     */
    public BundleOutcome schedule(
            String tenant, List<String> names, Bundle.Schedule schedule, Request request, Meter meter) {
        Bundles.requireSound(schedule.operations());
        var patience = new Patience(backoff, surroundings);
        var author = new Author(request.actor(), request.commandId(), now());
        var draft = new Draft(tenant, schedule.operations(), author, none -> Rule.DEFAULT);
        BundleOutcome outcome = new BundleRun(store, patience, meter, new BundleRun.Delivery(draft, names, request))
                .scheduled(schedule);
        // Also for a repeat: whoever was to send it the first time may have died before.
        if (outcome instanceof BundleOutcome.Scheduled(Instant at, boolean replayed)
                && !at.isAfter(now().plus(Reminders.AHEAD))) {
            remindIfPossible(new Due(new BundleId(tenant, names.getFirst()), at), patience);
        }
        return outcome;
    }

    /** If that fails, it is sent with the others that are due, up to a minute late. */
    private void remindIfPossible(Due due, Patience patience) {
        try {
            patience.insist(() -> reminders.sent(List.of(due)));
        } catch (StoreException failure) {
            // The bundle is kept, and that is what counts.
        }
    }

    private Optional<Bundle> find(BundleId id, Patience patience, Meter meter) {
        return patience.insist(() -> store.bundle(id, meter)).filter(bundle -> bundle.countsAt(now()));
    }

    /**
     * Cancels a bundle if its time has not come. One conditional write, or nothing if it is known to have run.
     *
     * @param bundle as it was found
     * @return the bundle as it stands then: cancelled, unless it was done or refused before
     */
    public Bundle cancelled(Bundle bundle, Meter meter) {
        return ended(bundle, new Bundle.State.Cancelled(), new Patience(backoff, surroundings), meter);
    }

    private Bundle ended(Bundle bundle, Bundle.State end, Patience patience, Meter meter) {
        if (!(bundle.state() instanceof Bundle.State.Scheduled)) {
            return bundle;
        }
        Bundle after = bundle.ended(end, Optional.empty(), now().plus(TOLD));
        var entry = new RegisterTransaction.Entry.Advance(bundle.state(), after);
        var transaction = new RegisterTransaction(List.of(entry), List.of(), now());
        return patience.settle(() -> store.transact(transaction, meter), meter).answer()
                        instanceof RegisterTransaction.Result.BundleKnown(Bundle known)
                ? known
                : after;
    }

    /**
     * Looks at a bundle and does what is to be done: waits for its time if that is near, carries it out, or sends what it emitted.
     * Does nothing if there is nothing to do.
     *
     * @throws io.tiebreak.store.StoreException if the store or a queue failed; looking again helps, and does no harm
     */
    public void look(BundleId id, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        find(id, patience, meter).ifPresent(bundle -> {
            if (bundle.state() instanceof Bundle.State.Scheduled) {
                bundle.schedule().ifPresent(schedule -> attend(bundle, schedule, patience, meter));
            } else {
                outbox(patience, meter).sendWhatWaits(bundle, now());
            }
        });
    }

    private void attend(Bundle bundle, Bundle.Schedule schedule, Patience patience, Meter meter) {
        Duration left = Duration.between(now(), schedule.at());
        if (left.compareTo(Duration.ofSeconds(2)) > 0) {
            patience.insist(() -> reminders.sent(List.of(new Due(bundle.id(), schedule.at()))));
        } else if (!left.isPositive() || surroundings.paused(left)) {
            carryOut(bundle, schedule, meter);
        }
    }

    /** What a bundle did, and what it emitted. */
    private record Ran(Bundle bundle, List<Event> events) {}

    private void carryOut(Bundle bundle, Bundle.Schedule schedule, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        Instant now = now();
        var author = new Author(bundle.writer(), bundle.commandId(), now);
        var draft = new Draft(
                bundle.id().tenant(), schedule.operations(), author, id -> rules.ruleFor(id, patience, meter));
        JointWrite.Result<Ran, Bundle.State> result = new JointWrite(store, patience, meter)
                .carryOut(draft.tenant(), draft.addresses(), found -> switch (draft.judged(found)) {
                    case Draft.Judgement.Refused(int index, var why) ->
                        new JointWrite.Plan.Refuse<>(new Bundle.State.Refused(index, why.code()));
                    case Draft.Judgement.Sound sound -> run(bundle, sound, now);
                });
        switch (result) {
            case JointWrite.Result.Done<Ran, Bundle.State>(Ran ran) ->
                outbox(patience, meter).sendIfPossible(ran.bundle(), ran.events(), now);
            case JointWrite.Result.Refused<Ran, Bundle.State>(Bundle.State refused) ->
                ended(bundle, refused, patience, meter);
            case JointWrite.Result.TooLarge<Ran, Bundle.State> large ->
                ended(bundle, new Bundle.State.Refused(0, new RegisterOutcome.TooLarge().code()), patience, meter);
            // It was this very write, whose answer was lost; or another one who was reminded, or cancelled it, was
            // faster.
            case JointWrite.Result.Met<Ran, Bundle.State>(RegisterTransaction.Result.BundleKnown known, boolean own) ->
                outbox(patience, meter).sendWhatWaitsIfPossible(known.bundle(), now);
            case JointWrite.Result.Met<Ran, Bundle.State> met -> throw new IllegalStateException("events have new ids");
        }
    }

    private static JointWrite.Plan<Ran, Bundle.State> run(Bundle bundle, Draft.Judgement.Sound sound, Instant now) {
        Draft.Judgement.Sound marked = sound.within(bundle.id());
        Bundle after = bundle.ended(marked.done(), Outbox.due(sound.events(), now), now.plus(TOLD));
        List<RegisterTransaction.Entry> entries = new ArrayList<>();
        entries.add(new RegisterTransaction.Entry.Advance(bundle.state(), after));
        sound.events().stream().map(RegisterTransaction.Entry.Accept::new).forEach(entries::add);
        return new JointWrite.Plan.Write<>(
                new RegisterTransaction(entries, marked.swaps(), now), new Ran(after, sound.events()));
    }

    private Outbox outbox(Patience patience, Meter meter) {
        return new Outbox(store, events, patience, meter);
    }

    private Instant now() {
        return Instant.ofEpochMilli(surroundings.clock().millis());
    }
}
