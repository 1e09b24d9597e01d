package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.importer.Edit;
import io.tiebreak.importer.Schedule;
import io.tiebreak.importer.Schedule.Turn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Many people edit documents, each naming the version he had seen. After a conflict some give up, and some look at the
 * newest version and try again; others had said from the start that merging is fine.
 */
final class Editors implements Scene {

    private static final String PATH = "/v1/items/document";
    private static final int EDITORS = 8;
    private static final double MERGES = 0.35;
    private static final double GIVES_UP = 0.4;

    private final Door door;
    private final Time time;
    private final Supplier<Edit> edits;
    private final Schedule schedule = new Schedule(Integer.MAX_VALUE);

    Editors(Door door, Time time, Supplier<Edit> edits) {
        this.door = door;
        this.time = time;
        this.edits = edits;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        Turn turn = turn();
        if (turn != null) {
            schedule.settle(turn.edit().place(), write(turn, random));
        }
    }

    /** Null while every edit that is known has to wait for what its author had seen. */
    private synchronized @Nullable Turn turn() throws InterruptedException {
        schedule.add(edits.get());
        return schedule.poll();
    }

    /** Returns the newest version that the author knows of in the end. */
    private long write(Turn turn, RandomGenerator random) throws InterruptedException {
        Actor editor = Actor.of("editor", Math.floorMod(turn.edit().author().hashCode(), EDITORS) + 1);
        boolean merges = random.nextDouble() < MERGES;
        Answer answer = door.send(editor, call(Act.EDIT, turn.edit(), turn.version(), merges));
        while (answer.outcome() == Outcome.CONFLICT && random.nextDouble() >= GIVES_UP) {
            time.sleep(Duration.ofMillis(random.nextInt(100, 800)));
            answer = door.send(editor, call(Act.EDIT_AGAIN, turn.edit(), answer.version(), merges));
        }
        return answer.version();
    }

    private static Call call(Act act, Edit edit, long version, boolean merges) {
        String id = edit.place().document();
        ObjectNode body = Json.object();
        if (version == 0) {
            body.put("id", id).put("name", id).set("attributes", edit.set());
            return Call.of(act, "POST", PATH, body);
        }
        ObjectNode attributes = edit.set().deepCopy();
        edit.unset().forEach(attributes::putNull);
        body.put("version", version).put("rebase", merges).set("attributes", attributes);
        return Call.of(
                act,
                "PATCH",
                PATH + '/' + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"),
                body);
    }
}
