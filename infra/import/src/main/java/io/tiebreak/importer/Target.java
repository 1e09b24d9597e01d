package io.tiebreak.importer;

/**
 * What edits become.
 *
 * @param type items of this type
 * @param rebase whether an edit of an old version may be merged, if nobody has touched its fields since
 */
record Target(String type, boolean rebase) {}
