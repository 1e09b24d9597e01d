package io.tiebreak.local.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request asks for.
 *
 * @param path decoded once, as API Gateway hands it out even under the name {@code rawPath}
 * @param query as it was sent, without the question mark
 * @param parameters the query's, decoded; several values of one name are joined by commas
 */
record RequestTarget(String path, String query, Map<String, String> parameters) {

    /**
     * Decodes a request's path and query.
     *
     * @throws IllegalArgumentException if either is not percent-encoded UTF-8
     */
    static RequestTarget of(String rawPath, String rawQuery) {
        String path = decode(rawPath);
        // API Gateway decodes first and cuts at a question mark then, so an encoded one ends the path as well.
        int questionMark = path.indexOf('?');
        return new RequestTarget(
                questionMark < 0 ? path : path.substring(0, questionMark), rawQuery, parameters(rawQuery));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.merge(
                        decode(name.replace('+', ' ')),
                        decode(value.replace('+', ' ')),
                        (first, second) -> first + "," + second);
            }
        }
        return parameters;
    }

    private static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes.write(hexadecimal(encoded, i + 1) * 16 + hexadecimal(encoded, i + 2));
                i += 2;
            } else {
                bytes.writeBytes(encoded.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8: " + encoded, e);
        }
    }

    private static int hexadecimal(String encoded, int index) {
        int digit = index < encoded.length() ? Character.digit(encoded.charAt(index), 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("not percent-encoded: " + encoded);
        }
        return digit;
    }
}
