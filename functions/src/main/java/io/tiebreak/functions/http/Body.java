package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** The body of a request: bytes, then text, then one JSON object, each step strict. */
public final class Body {
    private static final int MAX_BYTES = 256 * 1024;
    private static final String ALL = "body";

    private Body() {}

    /** The bytes the caller sent; none if there is no body. */
    static byte[] bytes(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        byte[] bytes = event.getIsBase64Encoded() ? decoded(body) : encoded(body);
        if (bytes.length > MAX_BYTES) {
            throw Problem.of(
                            ProblemType.TOO_LARGE,
                            "A body has at most " + MAX_BYTES / 1024 + " KB; this one has " + bytes.length + " bytes.")
                    .refusal();
        }
        return bytes;
    }

    /** The JSON object these bytes are, with nothing in it that could not be stored and sent back unchanged. */
    public static ObjectNode object(byte[] bytes) {
        if (bytes.length == 0) {
            throw Problem.invalid(ALL, "This request needs a body: a JSON object.")
                    .refusal();
        }
        if (!(parsed(text(bytes)) instanceof ObjectNode object)) {
            throw Problem.invalid(ALL, "The body must be a JSON object.").refusal();
        }
        Storable.check(object);
        return object;
    }

    /** Refuses an object that has other fields than these. */
    public static void requireKnown(ObjectNode object, String... known) {
        Set<String> fields = Set.of(known);
        object.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw Problem.invalid(
                                "/" + Pointers.escaped(name),
                                "There is no such field here; known are " + String.join(", ", known) + ".")
                        .refusal();
            }
        });
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(ALL, "The body is not valid base64.").refusal();
        }
    }

    private static byte[] encoded(String text) {
        if (!Unicode.wellFormed(text)) {
            throw notUtf8();
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    private static Refusal notUtf8() {
        return Problem.invalid(ALL, "The body is not valid UTF-8.").refusal();
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw Problem.invalid(pointer(e), reason(e) + at(e.getLocation())).refusal();
        } catch (NumberFormatException e) {
            throw Problem.invalid(ALL, "A number in the body has an exponent of too many digits.")
                    .refusal();
        }
    }

    /** Never the exception's own words: they quote what the caller sent. */
    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case StreamConstraintsException tooMuch -> "The body nests too deep, or a number or name in it is too long";
            case MismatchedInputException trailing -> "The body goes on after its JSON value";
            default -> "The body is not valid JSON, or has a field twice";
        };
    }

    private static String at(JsonLocation location) {
        return location == null ? "." : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
    }

    /** Where the parser stood when it gave up. */
    private static String pointer(JsonProcessingException e) {
        if (!(e.getProcessor() instanceof JsonParser parser)) {
            return ALL;
        }
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? ALL : pointer;
    }
}
