package io.tiebreak.view;

import io.tiebreak.store.Sweep;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which generations a view has, and which one is read. A value; {@link GenerationStore} keeps the present one.
 *
 * @param view the view's name
 * @param revision counts the changes of this record
 * @param forms the form of the projection each generation is made with, by its number; the stream feeds them all
 * @param serving the one that is read
 * @param previous the one to go back to; empty if there is none
 * @param switching the one that is about to be read, and then nobody may remember which one is; empty at most times
 * @param building the one that is not whole yet, or not read yet; empty if there is none
 */
public record Generations(
        String view,
        long revision,
        SortedMap<Integer, Integer> forms,
        int serving,
        Optional<Integer> previous,
        Optional<Integer> switching,
        Optional<Building> building) {
    private static final int FIRST = 1;

    public Generations {
        forms = Collections.unmodifiableSortedMap(forms);
    }

    /** A view that has just come into being. */
    public static Generations first(String view, int form) {
        var forms = new TreeMap<>(Map.of(FIRST, form));
        return new Generations(view, 1, forms, FIRST, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The generation that is read. */
    public Generation served() {
        return new Generation(view, serving);
    }

    /** The form a generation is made with; empty if there is no such generation. */
    public Optional<Integer> form(int number) {
        return Optional.ofNullable(forms.get(number));
    }

    /** Whether the stream still feeds that generation, so that it may be read. */
    public boolean has(int number) {
        return forms.containsKey(number);
    }

    /**
     * Begins the next generation. The previous one is given up, and so is one that was being built.
     *
     * @param form which form of the projection makes it
     * @param segments in how many parts at once
     */
    public Generations begun(int form, int segments, Instant now) {
        Set<Integer> removes = new TreeSet<>(building.map(Building::abandoned).orElse(Set.of()));
        previous.ifPresent(removes::add);
        int next = Math.max(forms.lastKey(), removes.stream().reduce(0, Math::max)) + 1;
        SortedMap<Integer, Integer> kept =
                new TreeMap<>(Map.of(serving, form(serving).orElseThrow(), next, form));
        Sweep removing = removes.isEmpty() ? Sweep.of(0) : Sweep.of(segments);
        return changed(
                kept,
                serving,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Building(next, removes, removing, Sweep.of(segments), 0, 0, now)));
    }

    /** Old rows are removed up to there. */
    public Generations removed(Sweep now) {
        return changed(forms, serving, previous, switching, building.map(one -> one.removed(now)));
    }

    /** The ledger is copied up to there, that many commands farther, of which so many streams could not be applied. */
    public Generations copied(Sweep now, long commands, long parked) {
        return changed(forms, serving, previous, switching, building.map(one -> one.copied(now, commands, parked)));
    }

    /** Another generation is about to be read. */
    public Generations switchingTo(int number) {
        return changed(forms, serving, previous, Optional.of(number), building);
    }

    /** It is read from now on, and the one that was read, if it was another one, is the one to go back to. */
    public Generations switched() {
        int next = switching.orElseThrow();
        // Else it would be its own previous one, and the next rebuild would remove what is read.
        Optional<Integer> before = next == serving ? previous : Optional.of(serving);
        return changed(forms, next, before, Optional.empty(), building.filter(one -> one.generation() != next));
    }

    private Generations changed(
            SortedMap<Integer, Integer> forms,
            int serving,
            Optional<Integer> previous,
            Optional<Integer> switching,
            Optional<Building> building) {
        return new Generations(view, revision + 1, forms, serving, previous, switching, building);
    }
}
