package io.tiebreak.history;

import io.tiebreak.address.Address;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.register.Bundles;
import io.tiebreak.register.Operation;
import io.tiebreak.register.Queries;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.RegisterOutcome;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.Registers;
import io.tiebreak.register.RuleStore;
import io.tiebreak.register.Rules;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.function.Consumer;

/** Somebody who uses registers by a clock of his own, and writes down how each call ended. */
final class RegisterUser {
    private final World world;
    private final long skew;
    private final RegisterIdeas ideas;
    private final Consumer<RegisterCall> recorder;
    private final Registers registers;
    private final Bundles bundles;
    private final Queries queries;

    RegisterUser(World world, Stores stores, long skew, RegisterIdeas ideas, Consumer<RegisterCall> recorder) {
        this.world = world;
        this.skew = skew;
        this.ideas = ideas;
        this.recorder = recorder;
        var around = new Surroundings(() -> world.instant().plusMillis(skew), world, ideas.random());
        var rules = new Rules(stores.rules(), stores.backoff(), around);
        registers = new Registers(stores.registers(), rules, stores.backoff(), around);
        bundles = new Bundles(stores.registers(), rules, event -> {}, stores.backoff(), around);
        queries = new Queries(stores.registers(), stores.backoff(), around);
    }

    /** What all users of a scenario share. */
    record Stores(RegisterStore registers, RuleStore rules, Backoff backoff) {}

    void call(int times) {
        for (int i = 0; i < times; i++) {
            Request request = ideas.request();
            List<Operation.Write> operations = ideas.operations(this::account);
            long invoked = world.moment();
            ideas.remember(request, operations);
            RegisterCall.Told told = told(request, operations);
            recorder.accept(new RegisterCall(request, skew, operations, invoked, world.moment(), told));
        }
    }

    /** An account as it may have been a moment ago; the accounts' first state until it can be read. */
    private Register account(Address address) {
        try {
            return queries.find(new RegisterId(RegisterScenario.TENANT, address), new Meter())
                    .orElseThrow();
        } catch (StoreException failure) {
            return RegisterScenario.opened(address);
        }
    }

    private RegisterCall.Told told(Request request, List<Operation.Write> operations) {
        try {
            return switch (operations.size()) {
                case 0 ->
                    new RegisterCall.Told.Seen(
                            queries.snapshot(RegisterScenario.TENANT, RegisterScenario.ACCOUNTS, new Meter()));
                case 1 -> new RegisterCall.Told.One(one(request, operations.getFirst()));
                default ->
                    new RegisterCall.Told.Many(bundles.handle(
                            RegisterScenario.TENANT,
                            List.of(request.commandId()),
                            List.copyOf(operations),
                            request,
                            new Meter()));
            };
        } catch (OutcomeUnknown | Crash unknown) {
            return new RegisterCall.Told.Maybe();
        } catch (StoreException failure) {
            return new RegisterCall.Told.Failed();
        } catch (RuntimeException surprise) {
            return new RegisterCall.Told.Broken(surprise.toString());
        }
    }

    private RegisterOutcome one(Request request, Operation.Write operation) {
        var id = new RegisterId(RegisterScenario.TENANT, operation.address());
        return registers.handle(id, operation.command(), request, new Meter());
    }
}
