package io.tiebreak.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Rows with content from one shelf, in the order of their ids' UTF-8 bytes.
 *
 * @param rows may be fewer than asked for, even none, though more follow
 * @param next the id to go on after; empty at the shelf's end
 */
public record Rows(List<Row> rows, Optional<String> next) {
    public Rows {
        rows = List.copyOf(rows);
    }

    /**
     * A row that has content.
     *
     * @param id which row of its shelf
     * @param applied in a stream's own row the newest version that went into it; 0 elsewhere
     * @param content what readers see
     */
    public record Row(String id, long applied, ObjectNode content) {}

    /**
     * Which rows.
     *
     * @param prefix what their ids begin with; empty for all
     * @param after only ids behind this one; empty for all
     * @param limit at most about so many
     */
    public record Range(String prefix, Optional<String> after, int limit) {}
}
