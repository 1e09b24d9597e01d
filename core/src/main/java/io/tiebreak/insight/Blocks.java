package io.tiebreak.insight;

import java.util.List;
import java.util.Optional;

/**
 * One page of an hour's blocks.
 *
 * @param blocks the tallies of those on it; there may be none
 * @param next where to go on; only a missing one is the end
 */
public record Blocks(List<Packed> blocks, Optional<String> next) {
    public Blocks {
        blocks = List.copyOf(blocks);
    }
}
