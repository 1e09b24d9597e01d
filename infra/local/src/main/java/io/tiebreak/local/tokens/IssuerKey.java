package io.tiebreak.local.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key pair in {@code .local/issuer-key.json}, shared by every run and every token of a working copy. */
public final class IssuerKey {

    private static final int BITS = 2048;

    private IssuerKey() {}

    /**
     * Reads the key pair, or makes it: whoever comes first.
     *
     * @param projectRoot the folder of {@code template.yaml}
     */
    public static RSAKey of(Path projectRoot) {
        Path file = projectRoot.resolve(".local").resolve("issuer-key.json");
        try {
            if (!Files.exists(file)) {
                create(Files.createDirectories(projectRoot.resolve(".local")), file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new CannotStart("can't keep the local issuer's key in " + file + ": " + e.getMessage(), e);
        } catch (ParseException e) {
            throw new CannotStart(file + " is no key: remove it, and a new one is made", e);
        }
    }

    /** Written aside, readable by its owner only, and then linked into place, which fails if somebody was faster. */
    private static void create(Path folder, Path file) throws IOException {
        Path draft = Files.createTempFile(folder, "issuer-key", ".tmp");
        try {
            Files.writeString(draft, generate().toJSONString());
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // Theirs is the key then.
        } finally {
            Files.delete(draft);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK can't make an RSA key", e);
        }
    }
}
