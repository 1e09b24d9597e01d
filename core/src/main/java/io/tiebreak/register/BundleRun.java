package io.tiebreak.register;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One bundle on its way, to be carried out or scheduled now. */
final class BundleRun {
    private final RegisterStore store;
    private final Patience patience;
    private final Meter meter;
    private final Delivery delivery;

    BundleRun(RegisterStore store, Patience patience, Meter meter, Delivery delivery) {
        this.store = store;
        this.patience = patience;
        this.meter = meter;
        this.delivery = delivery;
    }

    /** Which operations under which names, brought by which request. */
    record Delivery(Draft draft, List<String> names, Request request) {
        Instant now() {
            return draft.author().now();
        }

        Stream<BundleId> ids() {
            return names.stream().map(name -> new BundleId(draft.tenant(), name));
        }
    }

    /** What was written: the bundle under its first name, and what it emitted. */
    private record Kept(Bundle bundle, List<Event> events) {}

    BundleOutcome carriedOut(EventQueue queue) {
        JointWrite.Result<Kept, BundleOutcome> result = new JointWrite(store, patience, meter)
                .carryOut(delivery.draft().tenant(), delivery.draft().addresses(), found -> switch (delivery.draft()
                        .judged(found)) {
                    case Draft.Judgement.Refused(int index, var why) ->
                        new JointWrite.Plan.Refuse<>(new BundleOutcome.Refused(index, why));
                    case Draft.Judgement.Sound sound -> done(sound);
                });
        var outbox = new Outbox(store, queue, patience, meter);
        return switch (result) {
            case JointWrite.Result.Done<Kept, BundleOutcome>(Kept kept) -> {
                outbox.sendIfPossible(kept.bundle(), kept.events(), delivery.now());
                yield outcome(kept.bundle(), false);
            }
            case JointWrite.Result.Met<Kept, BundleOutcome>(
                    RegisterTransaction.Result.BundleKnown known,
                    boolean own) -> {
                outbox.sendWhatWaitsIfPossible(known.bundle(), delivery.now());
                yield repeated(known.bundle(), own);
            }
            default -> undone(result);
        };
    }

    /** @param schedule what it is to do, and when */
    BundleOutcome scheduled(Bundle.Schedule schedule) {
        if (!schedule.at().isAfter(delivery.now())) {
            return earlier().orElse(new BundleOutcome.TooLate());
        }
        JointWrite.Result<Bundle, BundleOutcome> result = new JointWrite(store, patience, meter)
                .carryOut(delivery.draft().tenant(), List.of(), none -> scheduling(schedule));
        return result instanceof JointWrite.Result.Done<Bundle, BundleOutcome>(Bundle bundle)
                ? outcome(bundle, false)
                : undone(result);
    }

    private JointWrite.Plan<Kept, BundleOutcome> done(Draft.Judgement.Sound sound) {
        Draft.Judgement.Sound marked = sound.within(delivery.ids().findFirst().orElseThrow());
        Instant expiry = delivery.now().plus(RegisterRun.REPEATABLE);
        Optional<Instant> due = Outbox.due(sound.events(), delivery.now());
        List<Bundle> records = records(Optional.empty(), marked.done(), due, Optional.of(expiry));
        List<RegisterTransaction.Entry> entries = new ArrayList<>(keeping(records));
        sound.events().stream().map(RegisterTransaction.Entry.Accept::new).forEach(entries::add);
        return new JointWrite.Plan.Write<>(
                new RegisterTransaction(entries, marked.swaps(), delivery.now()),
                new Kept(records.getFirst(), sound.events()));
    }

    private JointWrite.Plan<Bundle, BundleOutcome> scheduling(Bundle.Schedule schedule) {
        List<Bundle> records = records(
                Optional.of(schedule), new Bundle.State.Scheduled(), Optional.of(schedule.at()), Optional.empty());
        return new JointWrite.Plan.Write<>(
                new RegisterTransaction(keeping(records), List.of(), delivery.now()), records.getFirst());
    }

    /** Under its first name a bundle is looked after; the others only tell a repeat what the first one was told. */
    private List<Bundle> records(
            Optional<Bundle.Schedule> schedule,
            Bundle.State state,
            Optional<Instant> due,
            Optional<Instant> expiresAt) {
        Request request = delivery.request();
        Optional<Instant> repeatable = Optional.of(delivery.now().plus(RegisterRun.REPEATABLE));
        List<Bundle> records = new ArrayList<>();
        for (BundleId id : delivery.ids().toList()) {
            boolean first = records.isEmpty();
            records.add(new Bundle(
                    id,
                    request.commandId(),
                    request.fingerprint(),
                    request.actor(),
                    schedule,
                    first ? state : forRepeats(state),
                    first ? due : Optional.empty(),
                    first ? expiresAt : repeatable));
        }
        return records;
    }

    private static Bundle.State forRepeats(Bundle.State state) {
        return state instanceof Bundle.State.Done done ? done.forRepeats() : state;
    }

    private static List<RegisterTransaction.Entry> keeping(List<Bundle> records) {
        return records.stream()
                .<RegisterTransaction.Entry>map(RegisterTransaction.Entry.Keep::new)
                .toList();
    }

    private BundleOutcome undone(JointWrite.Result<?, BundleOutcome> result) {
        return switch (result) {
            case JointWrite.Result.Refused<?, BundleOutcome>(BundleOutcome refused) ->
                earlier().orElse(refused);
            case JointWrite.Result.TooLarge<?, BundleOutcome> large -> earlier().orElse(new BundleOutcome.TooLarge());
            case JointWrite.Result.Met<?, BundleOutcome>(RegisterTransaction.Result.BundleKnown known, boolean own) ->
                repeated(known.bundle(), own);
            case JointWrite.Result.Met<?, BundleOutcome> event ->
                throw new IllegalStateException("events have new ids");
            case JointWrite.Result.Done<?, BundleOutcome> done -> throw new IllegalStateException("it is done");
        };
    }

    /** A repeat may well be refused by what the first one did. */
    private Optional<BundleOutcome> earlier() {
        return delivery.ids()
                .flatMap(id -> patience.insist(() -> store.bundle(id, meter)).stream())
                .filter(bundle -> bundle.countsAt(delivery.now()))
                .findFirst()
                .map(bundle -> repeated(bundle, false));
    }

    /** Under the same command id, or of the same content; a client may repeat a bundle by its id alone. */
    private BundleOutcome repeated(Bundle bundle, boolean own) {
        return bundle.fingerprint().equals(delivery.request().fingerprint())
                ? outcome(bundle, !own)
                : new BundleOutcome.IdReused();
    }

    /** What its sender was told when it came. */
    private static BundleOutcome outcome(Bundle bundle, boolean replayed) {
        if (bundle.schedule().isPresent()) {
            return new BundleOutcome.Scheduled(bundle.schedule().get().at(), replayed);
        }
        return bundle.state() instanceof Bundle.State.Done(var results, var changed)
                ? new BundleOutcome.Done(results, replayed)
                : new BundleOutcome.IdReused();
    }
}
