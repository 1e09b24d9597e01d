package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.dynamodb.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What queries find, in every store. */
abstract class QueriesContract extends RegisterFixture {

    QueriesContract(RegisterStore store, RuleStore rules) {
        super(store, rules);
    }

    QueriesContract(Database database) {
        super(database);
    }

    /** All pages of a query. */
    List<String> found(String pattern, int limit) {
        List<String> addresses = new ArrayList<>();
        Optional<Queries.Place> behind = Optional.empty();
        do {
            var page = queries().page(tenant, AddressPattern.of(pattern), behind, limit, meter);
            assertThat(page.registers()).hasSizeLessThanOrEqualTo(limit);
            page.registers().forEach(one -> addresses.add(one.id().address().toString()));
            behind = page.next();
        } while (behind.isPresent());
        return addresses;
    }

    @Test
    void aPatternFindsWhatItMeansAndNoNeighbours() {
        for (String address : List.of("/a", "/a/b", "/a/b/c", "/a/b/c/d", "/a/b-x", "/a/b.c", "/a/bc", "/a/b0", "/b")) {
            done("ann", address, Setting.to(1));
        }
        assertThat(found("/a/b/**", 100)).containsExactlyInAnyOrder("/a/b", "/a/b/c", "/a/b/c/d");
        assertThat(found("/a/b/*", 100)).containsExactly("/a/b/c");
        assertThat(found("/a/*", 100)).containsExactlyInAnyOrder("/a/b", "/a/b-x", "/a/b.c", "/a/bc", "/a/b0");
        assertThat(found("/a/b", 100)).containsExactly("/a/b");
        assertThat(found("/*", 100)).containsExactlyInAnyOrder("/a", "/b");
        assertThat(found("/**/c", 100)).containsExactly("/a/b/c");
        assertThat(found("/x/**", 100)).isEmpty();
    }

    @Test
    void pagesOfRandomRegistersHaveNoGapsAndNoRepeats() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("queries of seed " + seed);
        Random random = new Random(seed);
        TreeSet<String> there = new TreeSet<>();
        for (int i = 0; i < 120; i++) {
            String address = Stream.generate(() -> String.valueOf("abc".charAt(random.nextInt(3))))
                    .limit(1 + random.nextInt(4))
                    .collect(Collectors.joining("/", "/", ""));
            if (random.nextInt(5) == 0 && there.remove(address)) {
                remove("ann", address);
            } else {
                done("ann", address, Setting.to(i));
                there.add(address);
            }
        }
        for (String pattern : List.of("/**", "/a/**", "/a/*", "/*/b/**", "/**/c", "/b/a/*", "/c", "/*/*")) {
            List<String> expected = there.stream()
                    .filter(address -> AddressPattern.of(pattern).matches(io.tiebreak.address.Address.of(address)))
                    .toList();
            int limit = 1 + random.nextInt(7);
            assertThat(found(pattern, limit)).as(pattern).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aQueryIsReducedToOneFigure() {
        done("ann", "/n/a", Setting.to(1));
        done("ann", "/n/b", Setting.to("2.5"));
        done("ann", "/n/c", Setting.to("'x'"));
        done("ann", "/n/d", Setting.to(100));
        remove("ann", "/n/d");
        assertThat(Stream.of(Reduction.values())
                        .map(reduction -> queries()
                                .reduced(tenant, AddressPattern.of("/n/*"), reduction, meter)
                                .orElseThrow()
                                .asText()))
                .containsExactly("2.5", "1", "3.5", "1.75", "3");
        assertThat(queries()
                        .reduced(tenant, AddressPattern.of("/x/*"), Reduction.AVG, meter)
                        .orElseThrow()
                        .isNull())
                .isTrue();
    }
}
