package io.tiebreak.register;

import java.util.List;

/** What an authority says about an event. */
public sealed interface Ruling {

    /** That these values are to be written, all or none; no values if there is nothing to do. */
    record Writes(List<Operation.Write> writes) implements Ruling {
        public Writes {
            writes = List.copyOf(writes);
        }
    }

    /**
     * That it is refused.
     *
     * @param reason a code for programs, such as {@code out-of-range}
     * @param detail for people; callers see it
     */
    record Refused(String reason, String detail) implements Ruling {}
}
