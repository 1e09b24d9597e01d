package io.tiebreak.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that one stream amounts to in a view.
 *
 * @param own the content of its own row; empty if it is not to be listed there, for example because it was deleted
 * @param spread what it has beside that
 * @param greatest what shared rows must at least show, by the name of the figure: the newest time, the highest bid
 */
public record Part(Optional<ObjectNode> own, Spread spread, Map<Beside, Map<String, Long>> greatest) {
    /** Nothing is to be seen of the stream. */
    public static final Part NOTHING = new Part(Optional.empty(), Spread.NONE, Map.of());

    /** An own row and nothing else. */
    public static Part of(ObjectNode own) {
        return new Part(Optional.of(own), Spread.NONE, Map.of());
    }

    /** The same with a row beside that is this stream's alone. */
    public Part with(Beside beside, ObjectNode content) {
        var entries = new TreeMap<>(spread.entries());
        entries.put(beside, content);
        return new Part(own, new Spread(entries, spread.sums()), greatest);
    }

    /** The same with an amount in a shared row's sum. A sum that a stream no longer adds to is taken back. */
    public Part adding(Beside beside, String sum, long amount) {
        var sums = new TreeMap<>(spread.sums());
        var amounts = new TreeMap<>(sums.getOrDefault(beside, new TreeMap<>()));
        amounts.put(sum, amount);
        sums.put(beside, amounts);
        return new Part(own, new Spread(spread.entries(), sums), greatest);
    }

    /**
     * The same with a figure that a shared row shows if it is the greatest so far. It is never taken back. Versions in between
     * may be passed over, so within a stream it must not shrink from one version to the next.
     */
    public Part raising(Beside beside, String figure, long to) {
        Map<Beside, Map<String, Long>> raised = new TreeMap<>(greatest);
        Map<String, Long> figures = new TreeMap<>(raised.getOrDefault(beside, Map.of()));
        figures.put(figure, to);
        raised.put(beside, figures);
        return new Part(own, spread, Map.copyOf(raised));
    }
}
