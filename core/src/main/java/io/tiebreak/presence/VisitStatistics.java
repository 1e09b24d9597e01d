package io.tiebreak.presence;

import io.tiebreak.store.Meter;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;
import io.tiebreak.view.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the view of a tenant's visits: exact, whatever came twice; it lags behind the views that were counted. */
public final class VisitStatistics {
    private static final Tally NONE = new Tally("", Map.of(), Map.of());

    private final SharedRows rows;
    private final Serving serving;

    public VisitStatistics(SharedRows rows, Serving serving) {
        this.rows = rows;
        this.serving = serving;
    }

    /**
     * What a tenant's pages have had so far. 32 requests, and half a read unit or more each: all pages are read, for which is
     * viewed most shows only then. A page is 16 rows at most, so 1,000 pages that many sessions have viewed are some 1,600
     * KB or 400 read units.
     */
    public Visited of(String tenant, Meter meter) {
        var generation = serving.of(VisitsProjection.VIEW, meter).served();
        List<Page> pages = rows.all(generation, tenant, VisitsProjection.PAGES, meter).values().stream()
                .map(VisitStatistics::page)
                .sorted(Page.ORDER)
                .toList();
        Tally visitors = rows.all(generation, tenant, VisitsProjection.VISITORS, meter).values().stream()
                .findFirst()
                .orElse(NONE);
        return new Visited(
                pages.stream().mapToLong(Page::views).sum(),
                sum(visitors, VisitsProjection.SESSIONS),
                Optional.ofNullable(visitors.greatest().get(VisitsProjection.MINUS_SINCE))
                        .map(minus -> Instant.ofEpochMilli(-minus)),
                pages);
    }

    private static Page page(Tally tally) {
        return new Page(tally.id(), sum(tally, VisitsProjection.VIEWS_OF_PAGE), sum(tally, VisitsProjection.SESSIONS));
    }

    private static long sum(Tally tally, String name) {
        return tally.sums().getOrDefault(name, 0L);
    }

    /**
     * What was viewed.
     *
     * @param views counted ones, of all pages
     * @param visitors sessions that viewed any page
     * @param since when the first of them did; empty if nobody has
     * @param pages those viewed most first
     */
    public record Visited(long views, long visitors, Optional<Instant> since, List<Page> pages) {}

    /**
     * A page.
     *
     * @param path what it is called
     * @param views counted ones
     * @param visitors sessions that viewed it
     */
    public record Page(String path, long views, long visitors) {
        /** Most views first; pages with as many by their paths. */
        public static final Comparator<Page> ORDER =
                Comparator.comparingLong(Page::views).reversed().thenComparing(Page::path);
    }
}
