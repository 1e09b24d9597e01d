package io.tiebreak.register;

import io.tiebreak.Hash;
import io.tiebreak.address.Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Operations on behalf of one author, before anything is written. */
record Draft(String tenant, List<Operation> operations, Author author, Function<RegisterId, Rule> rules) {

    /** What operations mean for registers as they were read. */
    sealed interface Judgement {

        /** All of them may be carried out. */
        record Sound(List<Swap> swaps, List<Event> events, List<Bundle.Result> results) implements Judgement {

            /** The same, with each register that changes saying which bundle it changes with. */
            Sound within(BundleId bundle) {
                List<Swap> marked = swaps.stream()
                        .map(swap -> swap.isCheck()
                                ? swap
                                : new Swap(swap.before(), swap.after().within(bundle.id())))
                        .toList();
                return new Sound(marked, events, results);
            }

            /** What becomes of the bundle's own record. */
            Bundle.State.Done done() {
                return new Bundle.State.Done(
                        results,
                        swaps.stream()
                                .filter(swap -> !swap.isCheck())
                                .map(Swap::after)
                                .toList());
            }
        }

        /** One of them may not. */
        record Refused(int index, RegisterOutcome.Unwritten why) implements Judgement {}
    }

    /** The shared values that have to be read before. */
    List<Address> addresses() {
        return operations.stream()
                .filter(Operation.Write.class::isInstance)
                .map(Operation::address)
                .toList();
    }

    /** An operation that would be superseded alone leaves its register as it is, and is no obstacle. */
    Judgement judged(Map<Address, Register> found) {
        List<Swap> swaps = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        List<Bundle.Result> results = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            switch (operations.get(i)) {
                case Operation.Emit emit -> {
                    Event event = event(i, emit);
                    events.add(event);
                    results.add(new Bundle.Result.Emitted(emit.address(), event.id()));
                }
                case Operation.Write(Address address, RegisterCommand command) -> {
                    Optional<Register> register = Optional.ofNullable(found.get(address));
                    RegisterId id = new RegisterId(tenant, address);
                    switch (RegisterDecider.judge(id, command, author, rules.apply(id), register)) {
                        case Judged.Accepted(Register next) -> {
                            swaps.add(new Swap(register, next));
                            results.add(new Bundle.Result.Written(address, next.revision()));
                        }
                        case Judged.Refused(RegisterOutcome.Superseded(Register current)) -> {
                            swaps.add(new Swap(register, current));
                            results.add(new Bundle.Result.Written(address, current.revision()));
                        }
                        case Judged.Refused(var why) -> {
                            return new Judgement.Refused(i, why);
                        }
                    }
                }
            }
        }
        return new Judgement.Sound(swaps, events, results);
    }

    /** Its id follows from the command's and the place, so that a repeat emits no other one. */
    private Event event(int index, Operation.Emit emit) {
        String id = Hash.of((author.commandId() + "/" + index).getBytes(StandardCharsets.UTF_8));
        return Event.accepted(
                new EventId(tenant, id), id, emit.address(), emit.address().toString(), emit.value(), author);
    }
}
