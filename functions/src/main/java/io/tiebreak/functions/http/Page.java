package io.tiebreak.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tiebreak.json.Json;
import io.tiebreak.view.Page.Listed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param next the position to go on behind; empty if this is the end
 * @param position the position of an item
 */
public record Page<T>(List<T> items, Optional<String> next, Function<T, String> position) {
    /** Lambda answers at most 6 MB, and there the body is a JSON text in a JSON text: its quotes count double. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    /**
     * A page of a view.
     *
     * @param found empty if the position it was to begin behind is not to be had any more
     * @throws Refusal 400 then
     */
    public static <T> Page<Listed<T>> of(Optional<io.tiebreak.view.Page<T>> found) {
        io.tiebreak.view.Page<T> page =
                found.orElseThrow(() -> Failures.staleCursor().refusal());
        return new Page<>(page.rows(), page.next(), Listed::position);
    }

    /** {@code items} and {@code next}; where the items are too large for one answer, the page ends earlier. */
    public Answer answer(Function<T, ? extends JsonNode> json, Cursors cursors) {
        return Answer.json(200, document(json, cursors));
    }

    /** The body of that answer, for whoever has more to say in it. */
    public ObjectNode document(Function<T, ? extends JsonNode> json, Cursors cursors) {
        ObjectNode page = Json.object();
        ArrayNode shown = page.putArray("items");
        long bytes = 0;
        for (T item : items) {
            JsonNode one = json.apply(item);
            bytes += Json.bytes(TextNode.valueOf(Json.text(one)));
            if (bytes > MAX_BYTES && !shown.isEmpty()) {
                break;
            }
            shown.add(one);
        }
        next(shown.size()).map(cursors::behind).ifPresent(cursor -> page.put("next", cursor));
        return page;
    }

    private Optional<String> next(int shown) {
        return shown < items.size() ? Optional.of(position.apply(items.get(shown - 1))) : next;
    }
}
