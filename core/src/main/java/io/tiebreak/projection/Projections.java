package io.tiebreak.projection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All projections of a program, by view and form. */
public final class Projections {
    private final SortedMap<String, SortedMap<Integer, Projection>> byView = new TreeMap<>();

    /** @throws IllegalArgumentException if two of them make the same form of the same view */
    public Projections(Collection<Projection> projections) {
        for (Projection projection : projections) {
            Projection other = byView.computeIfAbsent(projection.view(), none -> new TreeMap<>())
                    .putIfAbsent(projection.form(), projection);
            if (other != null) {
                throw new IllegalArgumentException(
                        "form " + projection.form() + " of the view " + projection.view() + " is made twice");
            }
        }
    }

    /** See {@link #Projections(Collection)}. */
    public static Projections of(Projection... projections) {
        return new Projections(List.of(projections));
    }

    /** The names of all views. */
    public SortedSet<String> views() {
        return new TreeSet<>(byView.keySet());
    }

    /** The kind of streams a view is made of; there must be such a view. */
    public String kind(String view) {
        return newest(view).orElseThrow().kind();
    }

    /** The projection that makes this form; empty if the program has none. */
    public Optional<Projection> find(String view, int form) {
        return Optional.ofNullable(byView.get(view)).map(forms -> forms.get(form));
    }

    /** The projection of a view's newest form; empty if there is no such view. */
    public Optional<Projection> newest(String view) {
        return Optional.ofNullable(byView.get(view)).map(forms -> forms.get(forms.lastKey()));
    }
}
