package io.tiebreak.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.Hash;
import io.tiebreak.ledger.StreamId;

/**
 * A visitor's session: one browser of one person, however many tabs it has.
 *
 * @param tenant whose pages are visited
 * @param id 32 hexadecimal digits: a hash, from which the session id that the client made does not show
 */
public record Session(String tenant, String id) {
    private static final int DIGITS = 32;
    private static final String VISITOR = "visitor";

    /** The session that a client calls so. The same text is another session in another tenant. */
    public static Session of(String tenant, String sessionId) {
        return new Session(tenant, hash(tenant, sessionId));
    }

    /** The tab that the client calls so; empty for the only one. */
    public Tab tab(String tabId) {
        return new Tab(this, hash(id, tabId));
    }

    /** In which of the tenant's slots its tabs are found. */
    public int slot() {
        return Character.digit(id.charAt(0), SightingStore.SLOTS);
    }

    /** The stream that begins when this session views its first page, and has that one version. */
    StreamId visitor() {
        return new StreamId(Visits.KIND, tenant, VISITOR, id);
    }

    /** The stream of the counted views of one page by this session. */
    StreamId views(String path) {
        return new StreamId(Visits.KIND, tenant, "page", hash(id, path));
    }

    static boolean isVisitor(StreamId stream) {
        return stream.type().equals(VISITOR);
    }

    private static String hash(String owner, String text) {
        // A length first: no two pairs of texts make the same bytes.
        return Hash.of((owner.length() + "/" + owner + text).getBytes(UTF_8)).substring(0, DIGITS);
    }
}
