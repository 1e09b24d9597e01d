package io.tiebreak.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ParkedMainTest {

    private static final String PARKED =
            "{'view':'items','type':'note','id':'a b','version':3,'reason':'it is broken','at':'2026-11-21T08:00:00.000Z'";

    private final FakeBackend fake = new FakeBackend();
    private final Screen screen = new Screen();

    @AfterEach
    void close() {
        fake.close();
    }

    private int run(String... args) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(args));
        Collections.addAll(all, "--url", fake.url());
        return ParkedMain.run(all, screen.out, screen.err);
    }

    @Test
    void allThatWaitAreListedPageByPage() throws InterruptedException {
        fake.answers(200, "{'items':[" + PARKED + "}],'next':'c1'}").answers(200, "{'items':[" + PARKED + "}]}");
        assertThat(run("list", "items", "--token", "t1")).isZero();
        assertThat(fake.requests())
                .containsExactly(
                        "GET /v1/views/items/parked?limit=100", "GET /v1/views/items/parked?limit=100&cursor=c1");
        assertThat(fake.tokens()).containsOnly("Bearer t1");
        String line = "note/a b  version 3  since 2026-11-21T08:00:00.000Z  it is broken\n";
        assertThat(screen.out()).isEqualTo(line + line + "2 in all\n");
    }

    @Test
    void nothingIsToldAsNothing() throws InterruptedException {
        fake.answers(200, "{'items':[]}");
        assertThat(run("list", "items")).isZero();
        assertThat(screen.out()).isEqualTo("nothing waits in items\n");
        assertThat(fake.tokens()).containsOnly("null");
    }

    @Test
    void oneIsShownWithAllThatIsKnown() throws InterruptedException {
        fake.answers(200, PARKED + ",'applied':2,'newest':5}");
        assertThat(run("show", "items", "note", "a b/ü")).isZero();
        assertThat(fake.requests()).containsExactly("GET /v1/views/items/parked/note/a%20b%2F%C3%BC");
        assertThat(screen.out()).isEqualTo("""
                view     items
                type     note
                id       a b
                version  3
                applied  2
                newest   5
                at       2026-11-21T08:00:00.000Z
                reason   it is broken
                """);
    }

    @Test
    void oneIsRedriven() throws InterruptedException {
        fake.answers(200, "{'view':'items','type':'note','id':'a','redriven':true,'version':5}");
        assertThat(run("redrive", "items", "note", "a")).isZero();
        assertThat(fake.requests()).containsExactly("POST /v1/views/items/parked/note/a/redrive");
        assertThat(screen.out()).isEqualTo("note/a goes on in items, at version 5\n");
    }

    @Test
    void aRefusalIsToldInItsWords() throws InterruptedException {
        fake.answers(422, "{'detail':'Still not.','reason':'it is broken'}")
                .answers(401, "{'message':'Unauthorized'}")
                .answers(502, "<html>");
        assertThat(run("redrive", "items", "note", "a")).isEqualTo(1);
        assertThat(run("list", "items")).isEqualTo(1);
        assertThat(run("list", "items")).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("""
                parked: 422 Still not. it is broken
                parked: 401 Unauthorized: name a token with the scope admin, with --token
                parked: 502
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            items                    | say what to do
            drop items               | say what to do
            list                     | which VIEW
            list items note          | list takes a VIEW
            show items note          | show takes VIEW TYPE ID
            redrive items            | redrive takes VIEW TYPE ID
            list items --fast        | unknown option --fast
            list items --token       | --token needs a value
            """)
    void wrongUsageIsOneLine(String args, String complaint) throws InterruptedException {
        assertThat(ParkedMain.run(List.of(args.split(" ")), screen.out, screen.err))
                .isEqualTo(2);
        assertThat(screen.err().lines()).singleElement().asString().contains(complaint, "scripts/parked --help");
    }
}
