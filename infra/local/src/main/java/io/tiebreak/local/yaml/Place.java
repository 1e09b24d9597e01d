package io.tiebreak.local.yaml;

/**
 * Where something stands in the template.
 *
 * @param line counted from 1
 */
public record Place(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
