package io.tiebreak.importer;

/** Where edits go. */
interface Backend {

    /**
     * Sends an edit and, where that is safe and can help, sends it again.
     *
     * @param version the version it is made on; 0 = the document must not exist
     * @throws UnreachableException when nobody listens any more; other edits would fare the same
     */
    Answer send(Edit edit, long version) throws UnreachableException, InterruptedException;
}
