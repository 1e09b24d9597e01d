package io.tiebreak.functions.fakes;

import io.tiebreak.functions.deferred.DeferredCommand;
import io.tiebreak.functions.deferred.DeferredStore;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Commands for later in memory; requests are counted, units are not. */
public final class HeldCommands implements DeferredStore {
    private final Map<String, DeferredCommand> commands = new HashMap<>();
    private boolean loses;

    /** The next answer cannot be kept. */
    public void loseAnAnswer() {
        loses = true;
    }

    @Override
    public Optional<DeferredCommand> keep(DeferredCommand command, Instant now, Meter meter) {
        meter.request(0, 0);
        String key = key(command.tenant(), command.id());
        Optional<DeferredCommand> kept = Optional.ofNullable(commands.get(key))
                .filter(one -> one.expiresAt().map(end -> end.isAfter(now)).orElse(true));
        if (kept.isEmpty()) {
            commands.put(key, command);
        }
        return kept;
    }

    @Override
    public Optional<DeferredCommand> find(String tenant, String id, Meter meter) {
        meter.request(0, 0);
        return Optional.ofNullable(commands.get(key(tenant, id)));
    }

    @Override
    public void conclude(DeferredCommand answered, Meter meter) {
        meter.request(0, 0);
        if (loses) {
            loses = false;
            throw new StoreException.Refused(new IllegalStateException());
        }
        commands.put(key(answered.tenant(), answered.id()), answered);
    }

    private static String key(String tenant, String id) {
        return tenant + "/" + id;
    }
}
