package io.tiebreak.local;

import io.tiebreak.local.tokens.Issuer;
import io.tiebreak.local.tokens.IssuerKey;
import io.tiebreak.local.yaml.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Prints a token that the local run of the same working copy accepts. */
public final class TokenMain {

    private static final int AN_HOUR = 3600;

    private static final String USAGE = """
            Prints a token that scripts/run accepts, alone on standard output.

              --tenant T         whose data it reaches
              --actor A          who acts
              --scope "..."      what it may do, separated by spaces; an empty text: nothing named at all
                                 (default: %s)
              --ttl-seconds N    how long it is good for (default %d; negative: expired already)
              --template FILE    the template whose run is to accept it (default template.yaml)
              --help
            """.formatted(Issuer.EVERY_SCOPE_BUT_ADMIN, AN_HOUR);

    private TokenMain() {}

    /** Ends with 2 if the command line is wrong, and with 1 if the key can't be kept, both with one line. */
    public static void main(String[] line) {
        try {
            Arguments arguments =
                    new Arguments(line, Set.of("tenant", "actor", "scope", "ttl-seconds", "template"), Set.of("help"));
            System.out.print(arguments.has("help") ? USAGE : token(arguments) + System.lineSeparator());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + " (see --help)");
            System.exit(2);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static String token(Arguments arguments) {
        Path template = Path.of(arguments.text("template").orElse("template.yaml"));
        if (!Files.exists(template)) {
            throw new CannotStart(
                    "there is no " + template + ": run this where it is, or name it with --template FILE");
        }
        String tenant = arguments.required("tenant");
        String actor = arguments.required("actor");
        Duration lifetime =
                Duration.ofSeconds(arguments.number("ttl-seconds", Integer.MIN_VALUE, Integer.MAX_VALUE, AN_HOUR));
        return new Issuer(IssuerKey.of(template.toAbsolutePath().resolveSibling("")))
                .token(tenant, actor, arguments.text("scope").orElse(Issuer.EVERY_SCOPE_BUT_ADMIN), lifetime);
    }
}
