package io.tiebreak.ledger;

/**
 * An event or a state is stored in a form that this program does not know: a newer program wrote it, or an upcaster was
 * removed too early. Asking again cannot help. The message names the form and, once it is known, where it stands; never
 * the content.
 */
public final class UnknownStoredForm extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String type;
    private final int schemaVersion;

    public UnknownStoredForm(Document stored) {
        super(description(stored.type(), stored.schemaVersion()));
        this.type = stored.type();
        this.schemaVersion = stored.schemaVersion();
    }

    private UnknownStoredForm(VersionedCommand in, UnknownStoredForm form) {
        super(
                in.stream().key() + ", version " + in.version() + ": " + description(form.type, form.schemaVersion),
                form);
        this.type = form.type;
        this.schemaVersion = form.schemaVersion;
    }

    UnknownStoredForm in(VersionedCommand command) {
        return new UnknownStoredForm(command, this);
    }

    /** The name the event or state is stored under. */
    public String type() {
        return type;
    }

    /** The version of its form. */
    public int schemaVersion() {
        return schemaVersion;
    }

    private static String description(String type, int schemaVersion) {
        return "the stored form " + type + ", schema version " + schemaVersion + ", is unknown";
    }
}
