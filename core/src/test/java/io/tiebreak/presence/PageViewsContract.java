package io.tiebreak.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.presence.VisitStatistics.Page;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Stores;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Page views from the call that says so to the statistics that show them. */
abstract class PageViewsContract {
    private static final Counted YES = new Counted.Yes(false);
    private static final Counted NO = new Counted.No();

    final HandAdvancedClock clock = new HandAdvancedClock();
    private final Stores stores;
    private final Meter meter = new Meter();
    private final String tenant = "demo";

    PageViewsContract(Stores stores) {
        this.stores = stores;
    }

    private Counted view(String session, String path) {
        return view(session, path, request(UUID.randomUUID().toString(), false));
    }

    private Counted view(String session, String path, Request request) {
        return new PageViews(stores.ledger(), Backoff.DEFAULT, clock.surroundings())
                .view(Session.of(tenant, session), path, request, meter);
    }

    private static Request request(String commandId, boolean repeatable) {
        return new Request(commandId, "fingerprint", "ann", repeatable);
    }

    private List<Stored> written(List<StreamId> streams) {
        return streams.stream()
                .flatMap(stream -> stores.ledger().versions(stream, 1, 1_000, meter).stream())
                .<Stored>map(Stored.Legible::new)
                .toList();
    }

    private List<StreamId> streams(int sessions, List<String> paths) {
        List<StreamId> streams = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Session session = Session.of(tenant, "s-" + i);
            streams.add(session.visitor());
            paths.forEach(path -> streams.add(session.views(path)));
        }
        return streams;
    }

    private void projected(List<Stored> batch) {
        var projected = new Projector(
                        Projections.of(new VisitsProjection()), stores.views(), stores.generations(), clock, 8)
                .project(batch, new Patience(Backoff.DEFAULT, clock.surroundings()), meter);
        assertThat(projected.stop()).isEmpty();
        assertThat(projected.parkings()).isEmpty();
    }

    private VisitStatistics.Visited visited() {
        return new VisitStatistics(new SharedRows(stores.views()), new Serving(stores.generations(), clock))
                .of(tenant, meter);
    }

    @Test
    void aPageCountsOnceIn30MinutesSinceTheLastViewThatCounted() {
        assertThat(view("s-0", "/")).isEqualTo(YES);
        clock.advance(Duration.ofMinutes(20));
        assertThat(view("s-0", "/")).isEqualTo(NO);
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(view("s-0", "/")).isEqualTo(NO);
        clock.advance(Duration.ofMillis(1));
        assertThat(view("s-0", "/"))
                .as("the view in between did not make the window longer")
                .isEqualTo(YES);
    }

    @Test
    void pagesSessionsAndTenantsCountApart() {
        assertThat(view("s-0", "/")).isEqualTo(YES);
        assertThat(view("s-0", "/docs")).isEqualTo(YES);
        assertThat(view("s-1", "/")).isEqualTo(YES);
    }

    @Test
    void aClockThatRunsBehindCountsNothingTwice() {
        assertThat(view("s-0", "/")).isEqualTo(YES);
        clock.advance(Duration.ofSeconds(-5));
        assertThat(view("s-0", "/")).isEqualTo(NO);
    }

    @Test
    void tellersOfTheSameViewAtOnceCountItOnce() throws Exception {
        List<Callable<Counted>> tellers = IntStream.range(0, 24)
                .<Callable<Counted>>mapToObj(i -> () -> view("s-0", "/"))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(tellers).stream().map(one -> one.resultNow()))
                    .containsOnlyOnce(YES)
                    .contains(NO);
        }
    }

    @Test
    void aRepeatUnderAKeyIsCountedOnceAndAnsweredAlike() {
        assertThat(view("s-0", "/", request("k", true))).isEqualTo(YES);
        clock.advance(Duration.ofMinutes(31));
        assertThat(view("s-0", "/", request("k", true))).isEqualTo(new Counted.Yes(true));
        assertThat(view("s-0", "/", new Request("k", "other", "ann", true))).isEqualTo(new Counted.KeyReused());
        assertThat(view("s-0", "/", request("l", true))).isEqualTo(YES);
        assertThat(view("s-0", "/", request("l", true))).isEqualTo(new Counted.Yes(true));
    }

    @Test
    void statisticsTellOfViewsVisitorsAndSinceWhen() {
        Instant first = clock.instant();
        view("s-0", "/");
        clock.advance(Duration.ofMinutes(40));
        view("s-0", "/");
        view("s-1", "/");
        view("s-1", "/docs");
        projected(written(streams(2, List.of("/", "/docs"))));
        assertThat(visited())
                .isEqualTo(new VisitStatistics.Visited(
                        4, 2, Optional.of(first), List.of(new Page("/", 3, 2), new Page("/docs", 1, 1))));
    }

    @Test
    void ofNothingTheyTellNothing() {
        assertThat(visited()).isEqualTo(new VisitStatistics.Visited(0, 0, Optional.empty(), List.of()));
    }

    @Test
    void statisticsAreExactWhateverTheStreamRepeatsDelaysOrReorders() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        List<String> paths = List.of("/", "/docs", "/pricing");
        int sessions = 6;
        long counted = 0;
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofMinutes(random.nextInt(20)));
            String session = "s-" + random.nextInt(sessions);
            counted += view(session, paths.get(random.nextInt(paths.size()))).equals(YES) ? 1 : 0;
        }
        List<Stored> records = written(streams(sessions, paths));
        List<Stored> deliveries = new ArrayList<>(records);
        for (int i = 0; i < records.size(); i++) {
            deliveries.add(records.get(random.nextInt(records.size())));
        }
        Collections.shuffle(deliveries, random);
        for (int from = 0; from < deliveries.size(); ) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(20));
            projected(deliveries.subList(from, to));
            from = to;
        }
        assertThat(visited()).as("seed %d", seed).isEqualTo(folded(records));
        assertThat(visited().views()).as("seed %d", seed).isEqualTo(counted);
    }

    /** What the ledger says, counted one by one. */
    private static VisitStatistics.Visited folded(List<Stored> records) {
        List<VersionedCommand> commands = records.stream()
                .map(record -> ((Stored.Legible) record).command())
                .toList();
        List<VersionedCommand> views = commands.stream()
                .filter(command -> command.stream().type().equals("page"))
                .toList();
        List<Page> pages = views.stream()
                .map(PageViewsContract::path)
                .distinct()
                .map(path -> new Page(
                        path,
                        views.stream().filter(one -> path(one).equals(path)).count(),
                        views.stream()
                                .filter(one -> path(one).equals(path) && one.version() == 1)
                                .count()))
                .sorted(Page.ORDER)
                .toList();
        long visitors = commands.stream()
                .filter(command -> command.stream().type().equals("visitor"))
                .count();
        return new VisitStatistics.Visited(
                views.size(),
                visitors,
                commands.stream().map(VersionedCommand::at).min(Instant::compareTo),
                pages);
    }

    private static String path(VersionedCommand command) {
        return command.state().orElseThrow().json().path("path").textValue();
    }
}
