package io.tiebreak.importer;

import org.jspecify.annotations.Nullable;

/**
 * A line that is not an edit.
 *
 * @param place the edit it would have been, if its document could still be read: it keeps that number, so that
 *     {@code saw} of the lines after it goes on meaning what it meant
 */
record BadLine(long line, String reason, @Nullable Place place) implements Line {}
