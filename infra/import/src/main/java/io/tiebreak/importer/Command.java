package io.tiebreak.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An edit as the HTTP request that makes it.
 *
 * @param expectedVersion the version it names; 0 = the document must not exist
 * @param headers {@code Idempotency-Key}, the same for the same edit on the same version, and {@code Client-Id}
 */
record Command(String method, String path, ObjectNode body, long expectedVersion, Map<String, String> headers) {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static Command of(Edit edit, Target target, long version) {
        return version == 0 ? create(edit, target) : patch(edit, target, version);
    }

    private static Command create(Edit edit, Target target) {
        String id = edit.place().document();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("id", id).put("name", id).set("attributes", edit.set());
        return new Command("POST", "/v1/items/" + target.type(), body, 0, headers(edit, 0));
    }

    private static Command patch(Edit edit, Target target, long version) {
        ObjectNode attributes = edit.set().deepCopy();
        edit.unset().forEach(attributes::putNull);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("version", version).set("attributes", attributes);
        if (target.rebase()) {
            body.put("rebase", true);
        }
        String id = URLEncoder.encode(edit.place().document(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new Command("PATCH", "/v1/items/" + target.type() + '/' + id, body, version, headers(edit, version));
    }

    private static Map<String, String> headers(Edit edit, long version) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Idempotency-Key", edit.fingerprint() + '-' + version);
        if (CLIENT_ID.matcher(edit.author()).matches()) {
            headers.put("Client-Id", edit.author());
        }
        return headers;
    }
}
