package io.tiebreak.local.logs;

/**
 * A line in a log group.
 *
 * @param id 56 digits, the later the greater
 * @param printedAt in milliseconds
 */
record LogLine(String id, long printedAt, String text) {}
