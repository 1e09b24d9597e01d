package io.tiebreak.demo;

/** What callers do, as the summary lists it. */
enum Act {
    EDIT("edit a document"),
    EDIT_AGAIN("edit it again, on the newest"),
    COUNT("count stock, version -1"),
    CORRECT("correct a product, exact version"),
    MOVE("move stock, transaction"),
    ORDER("order, each sent twice"),
    WITHDRAW("delete an offer"),
    OFFER("create it again"),
    LOOK("look something up"),
    DRAG("move a fader, newest wins"),
    NUDGE("move a fader, exact revision"),
    LOCK("lock a fader"),
    UNLOCK("unlock it"),
    RECALL("recall a scene, bundle"),
    COMMAND("send a command, event"),
    BEAT("heartbeat"),
    VIEW("page view");

    private final String label;

    Act(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
