package io.tiebreak.projection;

import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.ledger.Stored;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scan that tells one command a page, in the order it was given them, and lets something happen before each. */
final class SmallPages implements LedgerScan {
    private final List<Stored> commands = new ArrayList<>();
    private Runnable beforeEachPage = () -> {};
    private double units;
    private int pages;
    private int killedAfter = Integer.MAX_VALUE;

    void holds(Stored... more) {
        commands.addAll(List.of(more));
    }

    void beforeEachPage(Runnable before) {
        beforeEachPage = before;
    }

    /** What each page takes. */
    void costs(double units) {
        this.units = units;
    }

    /** Who asks for more pages than so many from now on is killed, once. */
    void killAfter(int more) {
        killedAfter = pages + more;
    }

    /** How many pages were asked for. */
    int pages() {
        return pages;
    }

    @Override
    public Page page(String kind, Leg leg, Meter meter) {
        beforeEachPage.run();
        if (pages == killedAfter) {
            killedAfter = Integer.MAX_VALUE;
            throw new StoreException.Unanswered(new IOException("killed"));
        }
        pages++;
        meter.request(units, 0);
        int from = leg.cursor().map(Integer::valueOf).orElse(0);
        int to = Math.min(commands.size(), from + 1);
        return new Page(
                commands.subList(from, to),
                to < commands.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public long roughly(String kind, Meter meter) {
        return commands.size();
    }
}
