package io.tiebreak.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackInvokerTest {

    @TempDir
    Path folder;

    private final Screen screen = new Screen();

    /** A CLI that notes its arguments, copies what it is given, and answers an invocation with these two texts. */
    private Aws aws(String call, String answer) throws IOException {
        Files.writeString(folder.resolve("call"), call.replace('\'', '"'));
        Files.writeString(folder.resolve("answer"), answer.replace('\'', '"'));
        return script("""
                echo "$*" >>"$here/args"
                if [ "$1" = cloudformation ]; then echo prod-Rebuild-1X; exit; fi
                for last; do :; done
                for arg; do case $arg in fileb://*) cat "${arg#fileb://}" >>"$here/events" ;; esac; done
                cat "$here/answer" >"$last"
                cat "$here/call"
                """);
    }

    private Aws script(String body) throws IOException {
        Path script = folder.resolve("aws");
        Files.writeString(script, "#!/bin/sh\nhere=" + folder + "\n" + body);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return new Aws(script.toString());
    }

    private int run(Aws aws, String... args) throws InterruptedException {
        return RebuildMain.run(List.of(args), aws, screen.out, screen.err);
    }

    @Test
    void theFunctionOfTheStackIsInvoked() throws Exception {
        Aws aws = aws("{'StatusCode':200}", RebuildTest.served(1, 2));
        assertThat(run(aws, "items", "--back", "--stack", "prod")).isZero();
        assertThat(Files.readAllLines(folder.resolve("args")))
                .hasSize(2)
                .first()
                .asString()
                .contains("--stack-name prod --logical-resource-id RebuildFunction");
        assertThat(Files.readAllLines(folder.resolve("args")).getLast())
                .startsWith("lambda invoke --function-name prod-Rebuild-1X");
        assertThat(Files.readString(folder.resolve("events"))).isEqualTo("{\"view\":\"items\",\"action\":\"back\"}");
        assertThat(screen.out()).contains("--back --stack prod");
    }

    @Test
    void aFunctionThatFailsIsToldInItsWords() throws Exception {
        Aws aws = aws("{'StatusCode':200,'FunctionError':'Unhandled'}", "{'errorMessage':'it is broken'}");
        assertThat(run(aws, "items", "--stack", "prod")).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("rebuild: it is broken\n");
    }

    @Test
    void aCliThatFailsIsToldInItsLastWords() throws Exception {
        Aws aws = script("echo 'one' >&2; echo 'An error occurred: no such stack' >&2; echo >&2; exit 254");
        assertThat(run(aws, "items", "--stack", "prod")).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("rebuild: An error occurred: no such stack\n");
    }

    @Test
    void aCliThatIsNotThereIsTold() throws Exception {
        assertThat(run(new Aws(folder.resolve("none").toString()), "items", "--stack", "prod"))
                .isEqualTo(1);
        assertThat(screen.err())
                .isEqualTo("rebuild: the aws CLI can't be started: is it installed, and on the PATH?\n");
    }

    @Test
    void aCliThatAnswersSomethingElseIsTold() throws Exception {
        assertThat(run(aws("what?", "{}"), "items", "--stack", "prod")).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("rebuild: the aws CLI did not answer with JSON\n");
    }
}
