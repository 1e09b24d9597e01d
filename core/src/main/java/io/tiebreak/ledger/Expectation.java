package io.tiebreak.ledger;

/** What a write expects of its stream. It is judged by one conditional write, not by the read before it. */
public sealed interface Expectation {

    /** On the wire: nothing must exist. A tombstone does not exist. */
    long VERSION_FIRST = 0;

    /** On the wire: whatever the newest version is. */
    long VERSION_LATEST = -1;

    /** Nothing must exist; a deleted stream is continued. */
    record First() implements Expectation {}

    /**
     * The newest version must be this one, and it must exist.
     *
     * @param version 1 or more
     */
    record Exactly(long version) implements Expectation {
        public Exactly {
            requireExact(version);
        }
    }

    /** Whatever there is, or nothing. Decided anew when somebody else was faster. */
    record Latest() implements Expectation {}

    /** Whatever version there is, but something must exist. Decided anew when somebody else was faster. */
    record Existing() implements Expectation {}

    /**
     * This version, or a newer one as long as nobody has touched a field of the command since: then the command is
     * decided on the newest.
     *
     * @param version 1 or more
     */
    record UntouchedSince(long version) implements Expectation {
        public UntouchedSince {
            requireExact(version);
        }
    }

    /**
     * The expectation a version on the wire stands for: {@code 0} first, {@code -1} latest, {@code n} exactly n.
     *
     * @throws IllegalArgumentException for any other number
     */
    static Expectation of(long version) {
        if (version == VERSION_FIRST) {
            return new First();
        }
        return version == VERSION_LATEST ? new Latest() : new Exactly(version);
    }

    /** The number that stands for this expectation on the wire; {@code -1} for both Latest and Existing. */
    default long version() {
        return switch (this) {
            case First first -> VERSION_FIRST;
            case Exactly exactly -> exactly.version();
            case Latest latest -> VERSION_LATEST;
            case Existing existing -> VERSION_LATEST;
            case UntouchedSince untouched -> untouched.version();
        };
    }

    private static void requireExact(long version) {
        if (version < 1) {
            throw new IllegalArgumentException("an exact version is 1 or more, not " + version);
        }
    }
}
