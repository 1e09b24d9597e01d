package io.tiebreak.local.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param headers names in lower case; several values of one name are joined by commas; without cookies
 * @param cookies each {@code name=value}
 */
record HttpRequest(
        String id,
        String method,
        String protocol,
        String sourceAddress,
        RequestTarget target,
        Map<String, String> headers,
        List<String> cookies,
        HttpBody body) {

    /** With one more header, or another value for it; the name is in lower case. */
    HttpRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpRequest(id, method, protocol, sourceAddress, target, more, cookies, body);
    }
}
