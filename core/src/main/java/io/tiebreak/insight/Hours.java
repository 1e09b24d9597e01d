package io.tiebreak.insight;

import io.tiebreak.command.Patience;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads hours. One that is wholly asked for and over for long is folded when it is read for the first time, and read from
 * its fold then.
 *
 * <p>A fold is never without a block that was put before anybody read it, though blocks may come late. Who puts a late one
 * counts it afterwards, which takes the fold away. Who folds, reads the count before he reads the blocks, and keeps his fold
 * only if the count is still the same. So if a block comes
 * <ul>
 *   <li>before the blocks are read, it is in the fold, which is made in vain if the block is counted before it is kept;
 *   <li>later, but is counted before the fold is kept, the fold is not kept;
 *   <li>later, and is counted after the fold was kept, the count takes it away.
 * </ul>
 * A block that is not late was put so long before anybody folds that clocks would have to differ by 5 minutes.
 */
final class Hours {
    /** How long an hour must have been over before it is folded. */
    static final Duration SETTLED = Recorder.LATE.plusMinutes(5);

    /** How many hours are read at the same time: in memory, blocks are many times larger than they are zipped. */
    private static final int AT_ONCE = 8;

    private final InsightStore store;
    private final Patience patience;
    private final Meter meter;

    Hours(InsightStore store, Patience patience, Meter meter) {
        this.store = store;
        this.patience = patience;
        this.meter = meter;
    }

    /** What each hour came to between two times, in any order. */
    List<Fold> between(Query query, Instant now) {
        List<Hour> hours = Stream.iterate(Hour.of(query.tenant(), query.from()), Hour::next)
                .takeWhile(hour -> hour.start().isBefore(query.to()))
                .toList();
        List<Hour> settled = hours.stream()
                .filter(hour -> isWhole(hour, query) && !now.isBefore(hour.end().plus(SETTLED)))
                .toList();
        Map<Hour, Folded> known = patience.insist(() -> store.folds(settled, meter));
        return Concurrently.inPortions(
                AT_ONCE,
                hours,
                hour -> Optional.ofNullable(known.get(hour))
                        .map(folded -> whole(hour, folded))
                        .orElseGet(() -> added(hour, query.from(), query.to())));
    }

    private static boolean isWhole(Hour hour, Query query) {
        return !hour.start().isBefore(query.from()) && !hour.end().isAfter(query.to());
    }

    private Fold whole(Hour hour, Folded folded) {
        return folded.fold().map(fold -> FoldJson.fold(fold.json())).orElseGet(() -> newlyFolded(hour, folded.late()));
    }

    private Fold newlyFolded(Hour hour, long late) {
        Fold.Fitting fitting = added(hour, hour.start(), hour.end()).fitting();
        try {
            store.fold(hour, fitting.packed(), late, meter);
        } catch (StoreException failure) {
            // It only spares the next reader the work. This one has what he asked for.
            if (!failure.retryCanHelp()) {
                throw failure;
            }
        }
        return fitting.fold();
    }

    private Fold added(Hour hour, Instant from, Instant to) {
        Adding adding = new Adding();
        Optional<String> next = Optional.empty();
        do {
            Optional<String> after = next;
            Blocks page = patience.insist(() -> store.blocks(hour, after, meter));
            page.blocks().stream()
                    .flatMap(block -> TallyJson.tallies(block.json()).stream())
                    .filter(tally ->
                            !tally.lastAt().isBefore(from) && tally.lastAt().isBefore(to))
                    .forEach(adding::add);
            next = page.next();
        } while (next.isPresent());
        return adding.fold();
    }
}
