package io.tiebreak.convergence;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Part;
import java.util.concurrent.atomic.AtomicBoolean;

/** Commands that programs cannot read or apply until they are mended; the commands say so themselves. */
final class Trouble {
    /** The attribute with which a command says what it troubles: the name of a view, or one of those below. */
    static final String ATTRIBUTE = "trouble";

    static final String ALL_VIEWS = "all";
    static final String READING = "reading";

    private final AtomicBoolean mended = new AtomicBoolean();

    void mend() {
        mended.set(true);
    }

    /** What somebody finds who comes across a command. */
    Stored found(VersionedCommand command) {
        return is(command, READING)
                ? new Stored.Illegible(command.stream(), command.version(), "not mended yet")
                : new Stored.Legible(command);
    }

    /** What somebody is given who asks for a command. */
    VersionedCommand read(VersionedCommand command) {
        if (is(command, READING)) {
            throw new IllegalStateException("not mended yet");
        }
        return command;
    }

    /** A projection that some commands trouble. */
    Projection of(Projection projection) {
        return new Troubled(projection, this);
    }

    private boolean is(VersionedCommand command, String what) {
        return !mended.get()
                && command.state()
                        .map(Document::json)
                        .map(state -> state.path("attributes").path(ATTRIBUTE))
                        .filter(JsonNode::isTextual)
                        .filter(value -> value.textValue().equals(what))
                        .isPresent();
    }

    private record Troubled(Projection projection, Trouble trouble) implements Projection {
        @Override
        public String view() {
            return projection.view();
        }

        @Override
        public int form() {
            return projection.form();
        }

        @Override
        public String kind() {
            return projection.kind();
        }

        @Override
        public Part part(VersionedCommand command) {
            if (trouble.is(command, view()) || trouble.is(command, ALL_VIEWS)) {
                throw new IllegalStateException("not mended yet");
            }
            return projection.part(command);
        }
    }
}
