package io.tiebreak.register;

import io.tiebreak.command.Request;
import io.tiebreak.store.Meter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** Releases locks that were taken over a connection when that connection ends. */
public final class SocketLocks {
    private final Queries queries;
    private final Registers registers;
    private final InstantSource clock;

    public SocketLocks(Queries queries, Registers registers, InstantSource clock) {
        this.queries = queries;
        this.registers = registers;
        this.clock = clock;
    }

    /**
     * Releases the lock of a register, if it was last taken over that connection; whoever took it anew over another one, or
     * over none, keeps it. Costs a strong read, and a conditional write if there is something to release.
     *
     * @param commandId of the command that releases it
     * @throws io.tiebreak.store.StoreException if the store failed; then the lock is over at its end
     */
    public void release(RegisterId id, String socket, String commandId, Meter meter) {
        while (true) {
            Optional<Register> held = queries.find(id, meter).filter(register -> hangsOn(register, socket));
            if (held.isEmpty() || !movedOn(held.get(), commandId, meter)) {
                return;
            }
        }
    }

    private boolean hangsOn(Register register, String socket) {
        return register.lockedAt(clock.instant())
                .flatMap(Lease::socket)
                .filter(socket::equals)
                .isPresent();
    }

    /** Whether somebody wrote since it was read, so that it has to be looked at again. */
    private boolean movedOn(Register held, String commandId, Meter meter) {
        var unlock = new RegisterCommand.SetValue(
                Optional.empty(),
                OptionalLong.of(held.revision()),
                Optional.empty(),
                OptionalLong.empty(),
                new Locking.Release(),
                OptionalLong.empty());
        var request =
                new Request(commandId, commandId, held.lease().orElseThrow().holder(), false);
        return registers.handle(held.id(), unlock, request, meter) instanceof RegisterOutcome.Conflict;
    }
}
