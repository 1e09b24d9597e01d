package io.tiebreak.convergence;

import io.tiebreak.items.Item;
import io.tiebreak.ledger.StreamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What readers of items were shown: who begins to read afterwards must not be shown less, but for an operator who goes back:
 * what readers saw of the newer generation may still be on its way into the older one.
 */
final class Seen {
    private final Findings findings;
    private final Map<StreamId, Long> versions = new HashMap<>();
    private int switches;
    private boolean switching;
    private boolean goingBack;
    private int announced = 1;
    private int announcements;
    private boolean form;

    Seen(Findings findings) {
        this.findings = findings;
    }

    /**
     * What had been seen when a reading began.
     *
     * @param versions the newest of each stream
     * @param switches how often it had begun or ended that another generation is read
     * @param announcements how often another form had been announced
     * @param form whether the announced one had been seen
     */
    record Before(Map<StreamId, Long> versions, int switches, int announcements, boolean form) {}

    /** Another generation is about to be read, perhaps an older one. */
    synchronized void switching(boolean back) {
        switching = true;
        goingBack = back;
        switches++;
    }

    /** It is read. */
    synchronized void switched() {
        switching = false;
        switches++;
        if (goingBack) {
            versions.clear();
        }
    }

    /** Items are about to be read in this form. */
    synchronized void announced(int next) {
        if (next != announced) {
            announced = next;
            announcements++;
            form = false;
        }
    }

    synchronized Before begin() {
        return new Before(Map.copyOf(versions), switches, announcements, form);
    }

    /** Whether the same generations were read all the time since then. */
    synchronized boolean isSteadySince(Before before) {
        return !switching && before.switches() == switches;
    }

    /** A reading has ended, and showed this. */
    synchronized void shown(StreamId stream, long version, Optional<Item> item, Before before) {
        if (!(goingBack && !isSteadySince(before))) {
            long least = before.versions().getOrDefault(stream, 0L);
            findings.expect(
                    version >= least,
                    Promise.NO_STEP_BACK,
                    () -> stream.key() + " was seen at version " + least + ", then at " + version);
            versions.merge(stream, version, Long::max);
        }
        item.map(Seen::form).ifPresent(shown -> {
            boolean mustBe = before.form() && before.announcements() == announcements;
            findings.expect(
                    !mustBe || shown == announced,
                    Promise.NO_FORM_BACK,
                    () -> stream.key() + " is shown in form " + shown + " after it was seen in form " + announced);
            form |= shown == announced;
        });
    }

    static int form(Item item) {
        return item.updatedBy().endsWith(LongerItems.MARK) ? LongerItems.FORM : 1;
    }
}
