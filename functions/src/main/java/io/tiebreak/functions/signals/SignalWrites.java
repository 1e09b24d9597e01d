package io.tiebreak.functions.signals;

import io.tiebreak.address.Address;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.ETag;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Requests;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.RegisterOutcome;
import io.tiebreak.register.Registers;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Function;

/** What all routes that write one shared value have in common: who may, and what an outcome looks like. */
final class SignalWrites {
    private final Authentication authentication;
    private final Registers registers;
    private final Requests requests;
    private final SignalProblems problems;
    private final Surroundings surroundings;

    @Inject
    SignalWrites(
            Authentication authentication,
            Registers registers,
            Requests requests,
            SignalProblems problems,
            Surroundings surroundings) {
        this.authentication = authentication;
        this.registers = registers;
        this.requests = requests;
        this.problems = problems;
        this.surroundings = surroundings;
    }

    /** Which value of whose tenant is written, and by whom. */
    record Target(RegisterId id, Caller caller) {}

    /** The value at an address, if the caller may write it. */
    Target target(Call call, Address address) {
        Caller caller = Addresses.caller(authentication, call, Addresses.WRITE, address);
        Preconditions.none(call, "A shared value's writer says what he expects in revision.");
        return new Target(new RegisterId(caller.tenant(), address), caller);
    }

    Instant now() {
        return surroundings.clock().instant();
    }

    /** Carries a command out and tells what came of it. */
    Answer answer(Call call, Target target, RegisterCommand command, Function<Register, Answer> applied) {
        Request request = requests.of(call, target.caller()).by(target.caller().writer());
        var about = SignalProblems.about(target.id().address(), name(command));
        call.report().about(target.caller(), about, request);
        return switch (registers.handle(target.id(), command, request, call.meter())) {
            case RegisterOutcome.Applied(Register after, boolean replayed) -> {
                call.report().happened(after.revision(), replayed, false);
                yield applied.apply(after).replayed(replayed);
            }
            case RegisterOutcome.Superseded(Register current) -> {
                call.report().superseded(current.revision());
                yield Answer.json(200, SignalDocuments.superseded(current, now()))
                        .with("ETag", ETag.of(current.revision()));
            }
            case RegisterOutcome.KeyReused reused -> throw Failures.keyReused().refusal();
            case RegisterOutcome.Unwritten refused ->
                throw problems.of(call, about, refused, "/" + SignalFields.VALUE)
                        .refusal();
        };
    }

    private static String name(RegisterCommand command) {
        return switch (command) {
            case RegisterCommand.SetValue set -> "SetValue";
            case RegisterCommand.RemoveValue remove -> "RemoveValue";
        };
    }
}
