package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.register.Event;
import io.tiebreak.register.Register;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Something that listeners are told. */
public sealed interface Update {

    /** Whose. */
    String tenant();

    /** Where it happened. */
    List<Address> addresses();

    /** The part of it that happened at these addresses. */
    Update at(Set<Address> some);

    /** The registers as they are after it; none if it changed none. */
    List<Register> registers();

    /** When it happened: the latest of what it is made of. */
    default Instant time() {
        return registers().stream()
                .map(register -> register.last().at())
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** A register accepted a command. */
    record Changed(Register register) implements Update {
        @Override
        public String tenant() {
            return register.id().tenant();
        }

        @Override
        public List<Address> addresses() {
            return List.of(register.id().address());
        }

        @Override
        public Update at(Set<Address> some) {
            return this;
        }

        @Override
        public List<Register> registers() {
            return List.of(register);
        }
    }

    /**
     * Several registers changed together.
     *
     * @param bundle the id of the bundle they changed with
     * @param registers one or more
     */
    record Bundled(String tenant, String bundle, List<Register> registers) implements Update {
        public Bundled {
            registers = List.copyOf(registers);
        }

        @Override
        public List<Address> addresses() {
            return registers.stream().map(register -> register.id().address()).toList();
        }

        @Override
        public Update at(Set<Address> some) {
            return new Bundled(
                    tenant,
                    bundle,
                    registers.stream()
                            .filter(register -> some.contains(register.id().address()))
                            .toList());
        }
    }

    /** Somebody sent an event that nobody has authority over. */
    record Told(Event event) implements Update {
        @Override
        public String tenant() {
            return event.id().tenant();
        }

        @Override
        public List<Address> addresses() {
            return List.of(event.address());
        }

        @Override
        public Update at(Set<Address> some) {
            return this;
        }

        @Override
        public List<Register> registers() {
            return List.of();
        }
    }
}
