package io.tiebreak.demo;

import io.tiebreak.demo.Agenda.Rate;
import io.tiebreak.importer.Edit;
import java.util.List;
import java.util.function.Supplier;

/** What goes on, and how often: all together some sixty calls a second. */
final class Programme {

    private Programme() {}

    static List<Rate> of(Door door, Time time, Supplier<Edit> edits) {
        return List.of(
                new Rate(new Editors(door, time, edits), 18),
                new Rate(new Stocktaking(door), 0.7),
                new Rate(new Corrections(door), 2),
                new Rate(new Moves(door), 0.7),
                new Rate(new Orders(door), 1),
                new Rate(new Offers(door), 0.4),
                new Rate(new Drags(door, time), 4),
                new Rate(new Nudges(door, time), 1.5),
                new Rate(new Locks(door, time), 0.3),
                new Rate(new Recalls(door), 0.5),
                new Rate(new Commands(door), 0.7),
                new Rate(new Visitors(door), 7));
    }
}
