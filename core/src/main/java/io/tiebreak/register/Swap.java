package io.tiebreak.register;

import java.util.Optional;

/**
 * A register's change, decided on what was read: written only if the revision is still that one. Sent twice it is written
 * once, for no revision is used again.
 *
 * @param before what was read; empty if there never was anything
 * @param after what it becomes, or the same register to say that it has to stay as it is
 */
public record Swap(Optional<Register> before, Register after) {

    /** The revision that has to be there; 0 for none. */
    public long expected() {
        return before.map(Register::revision).orElse(0L);
    }

    /** Whether it only makes sure that nothing changed. */
    public boolean isCheck() {
        return expected() == after.revision();
    }
}
