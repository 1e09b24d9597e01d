package io.tiebreak.functions.s3;

/** Gives objects out of buckets. */
@FunctionalInterface
public interface Objects {

    /**
     * The whole of an object, as text in UTF-8. One request, never repeated.
     *
     * @throws UnreadableObject if it is not to be had
     */
    String read(String bucket, String key);

    /** An object is not to be had: it is gone, we may not, or the store does not answer. Trying again later may help. */
    final class UnreadableObject extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableObject(String message) {
            super(message);
        }

        UnreadableObject(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
