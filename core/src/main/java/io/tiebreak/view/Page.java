package io.tiebreak.view;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param rows may be fewer than asked for when they are large
 * @param next the position to go on after; empty if there are no more
 */
public record Page<T>(List<Listed<T>> rows, Optional<String> next) {
    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * What is listed, and where.
     *
     * @param position where in the list, to go on after; it names the generation the list is read from
     * @param row what is there
     */
    public record Listed<T>(String position, T row) {}
}
