package io.tiebreak.importer;

/** The place of an edit in the life of its document: {@code number} is 1 for the first edit of it in the file. */
public record Place(String document, int number) {

    /** How many edits of the document stand before it. */
    public int editsBefore() {
        return number - 1;
    }
}
