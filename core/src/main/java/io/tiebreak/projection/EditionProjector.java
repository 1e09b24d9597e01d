package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Advance;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Place;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings one generation of a view to where some lines are.
 *
 * <ol>
 *   <li>What shared rows must at least show is raised. That may happen any number of times, so it goes first: what the own
 *       row says is applied has been raised.
 *   <li>Each stream's own row is moved on by one conditional write. Refused, the answer says what stands there: nothing to
 *       do, or rows beside that have to change.
 *   <li>Those moves are made in transactions, together where they share rows.
 *   <li>What cannot be applied is parked; if the view had that version already, what comes behind it goes on.
 * </ol>
 *
 * Killed anywhere in between, all of it can be done again.
 */
final class EditionProjector {
    private final EditionStore store;
    private final Done done;

    EditionProjector(ViewStore store, Generation generation, int atOnce, Patience patience, Meter meter) {
        this.store = new EditionStore(store, generation, atOnce, patience, meter);
        this.done = new Done(generation);
    }

    Done project(List<Judged> lines, Projection projection, Instant now) {
        List<Judged> left = lines;
        try {
            while (!left.isEmpty()) {
                together(
                        store.each(raised(left, now), one -> advance(one, now)).stream()
                                .flatMap(Optional::stream)
                                .toList(),
                        now);
                left = left.stream()
                        .flatMap(one -> parked(one).stream())
                        .map(one -> one.rest(projection, now))
                        .toList();
            }
        } catch (StoreException failure) {
            done.failed(failure);
        }
        return done;
    }

    /** Moves a parked stream to its newest version, which ends its waiting; not if that version is poison, too. */
    Done unpark(Judged judged, Standing parked, Instant now) {
        try {
            raised(List.of(judged), now)
                    .forEach(one -> one.move()
                            .ifPresent(move -> together(List.of(new Pending(one, new Step(parked, move))), now)));
        } catch (StoreException failure) {
            done.failed(failure);
        }
        return done;
    }

    /** Those that may go on: all but whose figures the store cannot hold. */
    private List<Judged> raised(List<Judged> judged, Instant now) {
        Map<Place, StoreException.Unstorable> spoilt = new ConcurrentHashMap<>();
        store.each(Raise.all(judged), raise -> {
            try {
                return store.raise(raise);
            } catch (StoreException.Unstorable poison) {
                spoilt.put(raise.place(), poison);
                return false;
            }
        });
        List<Judged> raised = new ArrayList<>();
        for (Judged one : judged) {
            Raise.all(List.of(one)).stream()
                    .flatMap(raise -> Optional.ofNullable(spoilt.get(raise.place())).stream())
                    .findFirst()
                    .ifPresentOrElse(poison -> unstorable(one, poison, now), () -> raised.add(one));
        }
        return raised;
    }

    private Optional<Pending> advance(Judged one, Instant now) {
        if (one.move().isEmpty()) {
            return Optional.empty();
        }
        Move move = one.move().get();
        if (one.begins() && !move.part().spread().isNone()) {
            return Optional.of(new Pending(one, new Step(Standing.NOTHING, move)));
        }
        try {
            return switch (store.advance(move)) {
                case Advance.Applied applied -> settled(one);
                case Advance.Refused(Standing standing) -> pending(one, standing);
            };
        } catch (StoreException.Unstorable poison) {
            return unstorable(one, poison, now);
        }
    }

    private void together(List<Pending> all, Instant now) {
        List<Pending> left = all;
        while (!left.isEmpty()) {
            left = store.each(Pending.groups(left), group -> written(group, now)).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** What is left of a group: nothing, or, if some stream was not where its step begins, all of it, put right. */
    private List<Pending> written(List<Pending> group, Instant now) {
        try {
            return switch (store.together(group.stream().map(Pending::step).toList())) {
                case Together.Applied applied -> settled(group);
                case Together.Refused(var standing) ->
                    group.stream()
                            .flatMap(one -> Optional.ofNullable(standing.get(one.stream()))
                                    .map(there -> pending(one.judged(), there))
                                    .orElse(Optional.of(one))
                                    .stream())
                            .toList();
            };
        } catch (StoreException.Unstorable poison) {
            // One of them spoils it for all, or they are too large together.
            return group.size() > 1
                    ? group.stream()
                            .flatMap(one -> written(List.of(one), now).stream())
                            .toList()
                    : unstorable(group.getFirst().judged(), poison, now).stream()
                            .toList();
        }
    }

    private Optional<Pending> pending(Judged one, Standing standing) {
        Optional<Pending> pending = Pending.of(one, one.move().orElseThrow(), standing);
        return pending.isPresent() ? pending : settled(one);
    }

    private List<Pending> settled(List<Pending> group) {
        group.forEach(one -> settled(one.judged()));
        return List.of();
    }

    /** The move is settled; what cannot be applied is parked when all moves are. */
    private Optional<Pending> settled(Judged one) {
        if (one.poison().isEmpty()) {
            done.settled(one.line());
        }
        return Optional.empty();
    }

    private Optional<Pending> unstorable(Judged one, StoreException.Unstorable poison, Instant now) {
        Move move = one.move().orElseThrow();
        return waits(one, new Parked(move.stream(), move.version(), String.valueOf(poison.getMessage()), now))
                ? Optional.empty()
                : settled(one);
    }

    /** Parks a line that has poison; answers with it if it goes on all the same, for the view had that version already. */
    private Optional<Judged> parked(Judged one) {
        if (done.isSettled(one.line())
                || one.poison().isEmpty()
                || waits(one, one.poison().get())) {
            return Optional.empty();
        }
        if (one.rest().isEmpty()) {
            done.settled(one.line());
            return Optional.empty();
        }
        return Optional.of(one);
    }

    private boolean waits(Judged one, Parked parked) {
        boolean waits = store.park(parked);
        if (waits) {
            done.parked(parked);
            done.settled(one.line());
        }
        return waits;
    }
}
