package io.tiebreak.functions.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Times;
import io.tiebreak.functions.signals.SignalDocuments;
import io.tiebreak.json.Json;
import io.tiebreak.live.Portions;
import io.tiebreak.live.Update;
import io.tiebreak.live.Wording;
import io.tiebreak.register.Event;
import io.tiebreak.register.Register;
import io.tiebreak.register.Replaced;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What sockets are told, as JSON. */
public final class LiveDocuments implements Wording {
    private static final String TYPE = "type";
    private static final String MORE = "more";

    private final InstantSource clock;

    @Inject
    LiveDocuments(Surroundings surroundings) {
        this.clock = surroundings.clock();
    }

    @Override
    public String snapshot(String name, List<Register> registers, boolean more) {
        ObjectNode json = Json.object().put(TYPE, "snapshot");
        json.set(SocketCall.ID, Json.stored(name));
        ArrayNode items = json.putArray("items");
        registers.forEach(register -> items.add(SignalDocuments.signal(register, clock.instant())));
        return Json.text(more ? json.put(MORE, true) : json);
    }

    @Override
    public List<String> of(Update update) {
        return switch (update) {
            case Update.Changed(Register register) ->
                List.of(Json.text(Json.object().put(TYPE, "signal").setAll(signal(register))));
            case Update.Bundled(String tenant, String bundle, List<Register> registers) -> bundle(bundle, registers);
            case Update.Told(Event event) -> List.of(Json.text(event(event)));
        };
    }

    private static List<String> bundle(String id, List<Register> registers) {
        List<String> texts = new ArrayList<>();
        List<List<Register>> portions = Portions.of(registers);
        for (int i = 0; i < portions.size(); i++) {
            ObjectNode json = Json.object().put(TYPE, "bundle").put("bundleId", id);
            ArrayNode signals = json.putArray("signals");
            portions.get(i).forEach(register -> signals.add(signal(register)));
            texts.add(Json.text(i < portions.size() - 1 ? json.put(MORE, true) : json));
        }
        return texts;
    }

    /** A change, and what it took the place of. */
    private static ObjectNode signal(Register register) {
        ObjectNode json = register.alive()
                ? SignalDocuments.signal(register, register.last().at())
                : SignalDocuments.removal(register);
        json.putObject("meta")
                .put("conflict", register.conflict())
                .put("writer", register.last().writer())
                .put("previousWriter", register.replaced().map(Replaced::writer).orElse(null))
                .put("previousRevision", register.revision() - 1);
        return json;
    }

    private static ObjectNode event(Event event) {
        ObjectNode json = Json.object()
                .put(TYPE, "event")
                .put("eventId", event.id().id())
                .put("address", event.address().toString())
                .put("target", event.target());
        json.set("value", event.value());
        return json.put("writer", event.writer()).put("at", Times.text(event.at()));
    }
}
