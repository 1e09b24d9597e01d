package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.BundleOperation.OPERATIONS;
import static io.tiebreak.functions.signals.SignalFields.FENCE;
import static io.tiebreak.functions.signals.SignalFields.LOCK;
import static io.tiebreak.functions.signals.SignalFields.REVISION;
import static io.tiebreak.functions.signals.SignalFields.UNLOCK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.functions.http.Body;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Times;
import io.tiebreak.register.Operation;
import io.tiebreak.register.RegisterCommand;
import io.tiebreak.register.RegisterTransaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a bundle. */
final class BundleFields {
    private static final String ID = "id";
    private static final String SET = "set";
    private static final String EMIT = "emit";
    private static final String AT = "at";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private BundleFields() {}

    /** What its sender calls it; empty if he leaves that to us. */
    static Optional<String> id(ObjectNode body) {
        JsonNode id = body.path(ID);
        if (id.isMissingNode()) {
            return Optional.empty();
        }
        if (!id.isTextual() || !NAME.matcher(id.textValue()).matches()) {
            throw SignalFields.invalid(ID, "id has 1 to 128 letters, digits and . _ ~ -");
        }
        return Optional.of(id.textValue());
    }

    /** @param socket the connection it came over, on which locks hang then */
    static List<BundleOperation> operations(ObjectNode body, Optional<String> socket) {
        if (!(body.path(OPERATIONS) instanceof ArrayNode array) || array.isEmpty()) {
            throw SignalFields.invalid(OPERATIONS, "operations is a list of one or more.");
        }
        if (array.size() > RegisterTransaction.MOST_REGISTERS) {
            throw Problem.of(
                            ProblemType.TOO_LARGE,
                            "A bundle has at most " + RegisterTransaction.MOST_REGISTERS + " operations; this one has "
                                    + array.size() + ".")
                    .refusal();
        }
        List<BundleOperation> operations = new ArrayList<>();
        Set<Address> addresses = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            Operation operation = operation(array.get(i), i, socket);
            if (!addresses.add(operation.address())) {
                throw within(
                        i, Problem.invalid("/" + kind(array.get(i)) + "/0", "This address is in the bundle twice."));
            }
            operations.add(new BundleOperation(i, operation));
        }
        return operations;
    }

    private static Operation operation(JsonNode json, int index, Optional<String> socket) {
        try {
            if (!(json instanceof ObjectNode fields)) {
                throw Problem.invalid("", "An operation is an object.").refusal();
            }
            return fields.has(EMIT) ? emit(fields) : write(fields, socket);
        } catch (Refusal refusal) {
            throw within(index, refusal.problem());
        }
    }

    private static Operation write(ObjectNode fields, Optional<String> socket) {
        Body.requireKnown(fields, SET, REVISION, LOCK, UNLOCK, FENCE);
        JsonNode value = pair(fields, SET);
        return new Operation.Write(
                Addresses.address(fields.get(SET).get(0).textValue(), "/" + SET + "/0"),
                new RegisterCommand.SetValue(
                        Optional.of(value),
                        SignalFields.integer(fields, REVISION),
                        Optional.empty(),
                        OptionalLong.empty(),
                        SignalFields.locking(fields, socket),
                        SignalFields.integer(fields, FENCE)));
    }

    private static Operation emit(ObjectNode fields) {
        Body.requireKnown(fields, EMIT);
        JsonNode value = pair(fields, EMIT);
        EventFields.requireFit(value);
        return new Operation.Emit(Addresses.address(fields.get(EMIT).get(0).textValue(), "/" + EMIT + "/0"), value);
    }

    /** The value of an address and a value. */
    private static JsonNode pair(ObjectNode fields, String kind) {
        if (!(fields.path(kind) instanceof ArrayNode pair)
                || pair.size() != 2
                || !pair.get(0).isTextual()) {
            throw SignalFields.invalid(kind, kind + " is a list of an address and a value.");
        }
        return pair.get(1);
    }

    private static String kind(JsonNode operation) {
        return operation.has(EMIT) ? EMIT : SET;
    }

    /** When it is to happen; empty for at once. */
    static Optional<Instant> at(ObjectNode body, Instant now) {
        JsonNode at = body.path(AT);
        if (at.isMissingNode()) {
            return Optional.empty();
        }
        Instant time = Times.read(at.asText(""))
                .filter(some -> at.isTextual())
                .orElseThrow(() -> SignalFields.invalid(AT, "at is a time in UTC, such as " + Times.text(now) + "."));
        if (time.isAfter(now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant())) {
            throw notAhead();
        }
        return Optional.of(time);
    }

    static Refusal notAhead() {
        return SignalFields.invalid(AT, "at is in the future, and at most a year off.");
    }

    private static Refusal within(int index, Problem problem) {
        return problem.within("/" + OPERATIONS + "/" + index, index).refusal();
    }
}
