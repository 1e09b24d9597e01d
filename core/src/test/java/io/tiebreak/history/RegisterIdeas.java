package io.tiebreak.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import io.tiebreak.command.Request;
import io.tiebreak.json.Json;
import io.tiebreak.register.Locking;
import io.tiebreak.register.Operation;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What somebody wants of registers. */
final class RegisterIdeas {
    private final String writer;
    private final World world;
    private final SplittableRandom random;
    private final List<Repeatable> before = new ArrayList<>();
    private Optional<Repeatable> again = Optional.empty();
    private int requests;

    RegisterIdeas(String writer, World world, SplittableRandom random) {
        this.writer = writer;
        this.world = world;
        this.random = random;
    }

    private record Repeatable(Request request, List<Operation.Write> operations) {}

    SplittableRandom random() {
        return random.split();
    }

    /** A new one, or one that came before under its key. */
    Request request() {
        again = !before.isEmpty() && random.nextInt(4) == 0
                ? Optional.of(before.get(random.nextInt(before.size())))
                : Optional.empty();
        return again.map(Repeatable::request)
                .orElseGet(() -> new Request(writer + "-" + requests++, "fingerprint", writer, random.nextInt(3) == 0));
    }

    /** One, those of a bundle, or none for a snapshot. */
    List<Operation.Write> operations(Function<Address, Register> account) {
        if (again.isPresent()) {
            return again.get().operations();
        }
        List<Operation.Write> operations = switch (random.nextInt(10)) {
            case 0 -> List.of();
            case 1, 2 -> transfer(account);
            default -> List.of(new Operation.Write(any(RegisterScenario.VALUES), command()));
        };
        return operations;
    }

    /** What can be repeated is remembered. */
    void remember(Request request, List<Operation.Write> operations) {
        if (again.isEmpty() && !operations.isEmpty() && (request.repeatable() || operations.size() > 1)) {
            before.add(new Repeatable(request, operations));
        }
    }

    private List<Operation.Write> transfer(Function<Address, Register> account) {
        int from = random.nextInt(RegisterScenario.ACCOUNTS.size());
        int to = (from + 1 + random.nextInt(RegisterScenario.ACCOUNTS.size() - 1)) % RegisterScenario.ACCOUNTS.size();
        int amount = random.nextInt(1, 10);
        return List.of(
                moved(account.apply(RegisterScenario.ACCOUNTS.get(from)), -amount),
                moved(account.apply(RegisterScenario.ACCOUNTS.get(to)), amount));
    }

    private static Operation.Write moved(Register account, int amount) {
        int after = account.value().orElseThrow().intValue() + amount;
        var command = new RegisterCommand.SetValue(
                Optional.of(IntNode.valueOf(after)),
                OptionalLong.of(account.revision()),
                Optional.empty(),
                OptionalLong.empty(),
                new Locking.Keep(),
                OptionalLong.empty());
        return new Operation.Write(account.id().address(), command);
    }

    private RegisterCommand command() {
        OptionalLong revision = random.nextInt(5) == 0 ? OptionalLong.of(random.nextInt(12)) : OptionalLong.empty();
        OptionalLong fence = random.nextInt(6) == 0 ? OptionalLong.of(random.nextInt(4)) : OptionalLong.empty();
        if (random.nextInt(15) == 0) {
            return new RegisterCommand.RemoveValue(revision, fence);
        }
        Locking locking = switch (random.nextInt(8)) {
            case 0, 1 -> new Locking.Take(Duration.ofMillis(random.nextInt(1, 120)));
            case 2 -> new Locking.Release();
            default -> new Locking.Keep();
        };
        boolean lockOnly = !(locking instanceof Locking.Keep) && random.nextBoolean();
        return new RegisterCommand.SetValue(
                lockOnly ? Optional.empty() : Optional.of(value()),
                revision,
                !lockOnly && random.nextInt(3) == 0
                        ? Optional.of(world.instant().plusMillis(random.nextInt(60) - 40))
                        : Optional.empty(),
                OptionalLong.empty(),
                locking,
                fence);
    }

    private JsonNode value() {
        return Json.stored(Integer.toString(random.nextInt(1, 100)));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
