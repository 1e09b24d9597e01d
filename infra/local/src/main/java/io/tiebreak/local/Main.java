package io.tiebreak.local;

import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.yaml.CannotStart;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Runs a template until it is told to stop. */
public final class Main {

    private static final String USAGE = """
            Runs the whole of template.yaml on 127.0.0.1 until Ctrl-C or SIGTERM.

              --port N           where the HTTP API listens (default 8080; 0: any free port)
              --data DIR         keep tables, queues and stream positions in DIR (default: in memory, forgotten at the end)
              --require-token    refuse calls without a token (default: they are tenant demo, actor dev)
              --faults SPEC      let things go wrong, as lost=0.05,duplicate=0.1,seed=42; a RATE is from 0 to 1:
            %s
                seed=NUMBER                 the same seed deals the same faults again
              --template FILE    which template to run (default template.yaml)
              --help
            """.formatted(Fault.usage());

    private Main() {}

    /**
     * Prints what it starts, then {@code ready URL} on a line of its own once everything answers, and after it
     * {@code socket URL} if the template has a WebSocket API. Ends with 1 if the run
     * can't start and with 2 if the command line is wrong, both with one line on standard error.
     */
    public static void main(String[] line) {
        try {
            Arguments arguments =
                    new Arguments(line, Set.of("template", "port", "data", "faults"), Set.of("require-token", "help"));
            if (arguments.has("help")) {
                System.out.print(USAGE);
            } else {
                run(options(arguments));
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + " (see --help)");
            System.exit(2);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Options options(Arguments arguments) {
        return new Options(
                Path.of(arguments.text("template").orElse("template.yaml")),
                arguments.number("port", 0, 65535, Options.DEFAULT_PORT),
                arguments.text("data").map(Path::of),
                arguments.has("require-token"),
                arguments.text("faults").map(Faults::parse).orElseGet(Faults::none),
                Map.of());
    }

    private static void run(Options options) {
        LocalBackend backend = LocalBackend.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(backend::close, "stop"));
        StartBlock.print(backend, options);
        System.out.println("ready " + backend.url());
        backend.socketUrl().ifPresent(url -> System.out.println("socket " + url));
    }
}
