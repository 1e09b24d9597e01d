package io.tiebreak.register;

import java.util.Optional;

/** What came of one conditional write. */
public sealed interface Written {

    /** It is written, and this is the register now. */
    record Done(Register after) implements Written {}

    /** Nothing was: the condition did not hold for what is there; empty if there never was anything. */
    record Refused(Optional<Register> found) implements Written {}
}
