package io.tiebreak.view;

/**
 * One edition of a view. Rows of two generations never mix: the generation comes first in every key.
 *
 * @param view the view's name, for example {@code items}
 * @param number 1-based; a rebuild makes the next one
 */
public record Generation(String view, int number) {

    /** What keys begin with, for example {@code items@2}. */
    public String key() {
        return view + "@" + number;
    }
}
