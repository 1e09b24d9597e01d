package io.tiebreak.importer;

/** The place of an edit in the life of its document: {@code number} is 1 for the first edit of it in the file. */
record Place(String document, int number) {

    int editsBefore() {
        return number - 1;
    }
}
