package io.tiebreak.projection;

import io.tiebreak.view.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A figure of a shared row that is to be at least so great.
 *
 * @param place the row
 * @param figure which figure
 * @param to how great
 */
record Raise(Place place, String figure, long to) {

    /** What all these streams ask for: each figure once, as great as any of them wants it. */
    static List<Raise> all(List<Judged> judged) {
        Map<Place, Map<String, Long>> greatest = new LinkedHashMap<>();
        judged.forEach(one -> one.part()
                .greatest()
                .forEach((beside, figures) -> figures.forEach((name, figure) -> greatest.computeIfAbsent(
                                beside.of(one.line().stream()), none -> new TreeMap<>())
                        .merge(name, figure, Long::max))));
        List<Raise> raises = new ArrayList<>();
        greatest.forEach((place, figures) -> figures.forEach((name, to) -> raises.add(new Raise(place, name, to))));
        return raises;
    }
}
