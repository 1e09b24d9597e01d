package io.tiebreak.client;

/** How a caller writes what it has changed. */
@FunctionalInterface
public interface Writer<T> {

    /**
     * Writes if that version is still the newest.
     *
     * <p>Every attempt writes another value on another version, and so is another request: give each a command id or
     * idempotency key of its own. Under its key the writer may send one attempt as often as it likes, and should when its
     * outcome is unknown: nobody else will.
     *
     * @param expectedVersion the version the value was made from; {@code 0} if nothing must exist
     * @throws RuntimeException for whatever is no version conflict; the update ends with it
     */
    Write<T> write(long expectedVersion, T value);
}
