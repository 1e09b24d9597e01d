package io.tiebreak.functions.signals;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.address.Malformed;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Scope;
import java.util.function.Function;

/** Reads addresses and patterns from calls, and who may reach them. */
public final class Addresses {
    /** The right to read values. */
    public static final String READ = "signals:read";
    /** The right to write values. */
    public static final String WRITE = "signals:write";
    /** The right to send events. */
    public static final String EMIT = "events:emit";

    private static final String ADDRESS = "address";

    private Addresses() {}

    /** The address in the path. */
    static Address inPath(Call call) {
        return address("/" + call.pathParameter(ADDRESS), ADDRESS);
    }

    /**
     * Reads an address.
     *
     * @param field where it stands, for whoever has to correct it
     */
    public static Address address(String text, String field) {
        return read(text, field, Address::of);
    }

    /**
     * Reads a pattern.
     *
     * @param field where it stands, for whoever has to correct it
     */
    public static AddressPattern pattern(String text, String field) {
        return read(text, field, AddressPattern::of);
    }

    private static <T> T read(String text, String field, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (Malformed e) {
            String name = field.substring(field.lastIndexOf('/') + 1);
            throw Problem.invalid(field, name + " " + e.getMessage() + ".").refusal();
        }
    }

    /** The caller, if he may do that at an address. */
    static Caller caller(Authentication authentication, Call call, String right, Address address) {
        return authentication.caller(call, new Scope.Reaching(right, AddressPattern.of(address.toString())));
    }
}
