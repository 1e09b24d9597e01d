package io.tiebreak.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RebuildTest {

    private static final String DOOR = "POST /2015-03-31/functions/RebuildFunction/invocations ";

    private final FakeBackend fake = new FakeBackend();
    private final Screen screen = new Screen();

    @AfterEach
    void close() {
        fake.close();
    }

    private int run(String... args) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(args));
        Collections.addAll(all, "--url", fake.url());
        return RebuildMain.run(all, screen.out, screen.err);
    }

    /** What the function answers, with ' for ". */
    static String at(String phase, int commands, int parked, String streams) {
        return "{'view':'items','phase':'" + phase + "','serving':1,'generation':2,'commands':" + commands
                + ",'roughly':200,'parked':" + parked + ",'parkedStreams':[" + streams
                + "],'requests':9,'readUnits':1.5,'writeUnits':3}";
    }

    static String served(int serving, int previous) {
        return "{'view':'items','phase':'serving','serving':" + serving + ",'generation':" + serving + ",'previous':"
                + previous + ",'commands':0,'roughly':200,'parked':0,'parkedStreams':[]}";
    }

    @Test
    void itIsOrderedUntilItIsCompleteAndThenSwitched() throws InterruptedException {
        fake.answers(200, at("removing", 0, 0, ""))
                .answers(200, at("copying", 120, 0, ""))
                .answers(200, at("complete", 210, 0, ""))
                .answers(200, served(2, 1));
        assertThat(run("items", "--units", "700", "--segments", "8")).isZero();
        String order = DOOR + "{\"view\":\"items\",\"action\":\"rebuild\",\"unitsPerSecond\":700,\"segments\":8}";
        assertThat(fake.requests())
                .containsExactly(order, order, order, DOOR + "{\"view\":\"items\",\"action\":\"switch\"}");
        assertThat(screen.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("copying: 120 commands of roughly 200, 60 %, [0-9]+ units/s, 0 parked"))
                .anyMatch(line -> line.startsWith("complete: 210 commands of roughly 200, 100 %"));
        assertThat(screen.out())
                .isEqualTo(
                        "items is read from generation 2 now; to go back to generation 1: scripts/rebuild items --back"
                                + " --url " + fake.url() + "\n");
    }

    @Test
    void whatIsKeptIsNotSwitched() throws InterruptedException {
        fake.answers(200, at("complete", 200, 0, ""));
        assertThat(run("items", "--keep")).isZero();
        assertThat(fake.requests()).hasSize(1);
        assertThat(screen.out()).contains("generation 2 of items is complete", "--switch");
    }

    @Test
    void streamsThatCouldNotBeAppliedAreListedAndNothingIsSwitched() throws InterruptedException {
        String stream = "{'stream':'item/demo/note/a','version':3,'reason':'it is broken'}";
        fake.answers(200, at("copying", 100, 1, stream)).answers(200, at("complete", 200, 1, ""));
        assertThat(run("items")).isEqualTo(1);
        assertThat(fake.requests()).hasSize(2);
        assertThat(screen.err()).contains("item/demo/note/a, version 3: it is broken\n", "--switch");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void itCanBeSwitchedBackAndLookedAt() throws InterruptedException {
        fake.answers(200, served(1, 2)).answers(200, served(2, 1)).answers(200, at("copying", 7, 0, ""));
        assertThat(run("items", "--back")).isZero();
        assertThat(run("items", "--switch")).isZero();
        assertThat(run("items", "--status")).isZero();
        assertThat(fake.requests())
                .containsExactly(
                        DOOR + "{\"view\":\"items\",\"action\":\"back\"}",
                        DOOR + "{\"view\":\"items\",\"action\":\"switch\"}",
                        DOOR + "{\"view\":\"items\",\"action\":\"status\"}");
        assertThat(screen.out()).endsWith("""
                view        items
                phase       copying
                serving     1
                generation  2
                commands    7
                roughly     200
                parked      0
                """);
    }

    @Test
    void aFunctionThatFailsIsToldInItsWords() throws InterruptedException {
        fake.fails("{'errorType':'IllegalArgumentException','errorMessage':'view must be one of\\n items'}");
        assertThat(run("x")).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("rebuild: view must be one of items\n");
    }

    @Test
    void aBackendWithoutThatFunctionIsToldByItsStatus() throws InterruptedException {
        fake.answers(404, "{'Message':'Function not found'}").answers(200, "{}");
        assertThat(run("items")).isEqualTo(1);
        assertThat(run("items")).isEqualTo(1);
        assertThat(screen.err()).contains("404 Function not found\n", "of another version");
    }

    @Test
    void withoutABackendOneLineSaysHowToStartIt() throws InterruptedException {
        fake.close();
        assertThat(run("items")).isEqualTo(1);
        assertThat(screen.err().lines()).singleElement().asString().contains("scripts/run");
    }

    @Test
    void wrongUsageIsOneLine() throws InterruptedException {
        assertThat(run("items", "--fast")).isEqualTo(2);
        assertThat(screen.err()).isEqualTo("rebuild: unknown option --fast (scripts/rebuild --help says more)\n");
    }
}
