package io.tiebreak.live;

import io.tiebreak.register.Register;
import java.util.List;

/** How listeners are told. */
public interface Wording {

    /** An update in one text, or more where it is too large for one: see {@link Portions}. */
    List<String> of(Update update);

    /**
     * A part of what a listener finds when he comes.
     *
     * @param name what he calls his subscription
     * @param more whether another part follows
     */
    String snapshot(String name, List<Register> registers, boolean more);
}
