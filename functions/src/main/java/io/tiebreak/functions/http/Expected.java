package io.tiebreak.functions.http;

import io.tiebreak.ledger.Expectation;

/**
 * What a write expects, and where the request says so.
 *
 * @param expectation what it expects
 * @param source the header, or the field or parameter
 * @param byHeader whether it is a header, whose failing is a 412 and not a 409
 */
public record Expected(Expectation expectation, String source, boolean byHeader) {

    /** This, for a write that needs something to be there. */
    public Expected forExisting() {
        if (expectation instanceof Expectation.First) {
            throw Problem.invalid(source, "Version 0 says that nothing exists, and there is nothing to change then.")
                    .refusal();
        }
        return this;
    }

    /** This, but content with a newer version if nobody touched the command's fields since. */
    public Expected rebasing() {
        return expectation instanceof Expectation.Exactly(long version)
                ? new Expected(new Expectation.UntouchedSince(version), source, byHeader)
                : this;
    }

    /** Whether a header and a field that both speak say the same; {@code *} is a narrower way of saying -1. */
    boolean agreesWith(Expected stated) {
        return expectation.equals(stated.expectation)
                || (expectation instanceof Expectation.Existing && stated.expectation instanceof Expectation.Latest);
    }
}
