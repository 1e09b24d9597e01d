package io.tiebreak.examples.seats;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Part;

/** The view {@code seats-sold}: how many seats of each performance are sold, and how many are free. */
final class SeatsSold implements Projection {
    private final Seats seats = new Seats();

    @Override
    public String view() {
        return "seats-sold";
    }

    @Override
    public int form() {
        return 1;
    }

    @Override
    public String kind() {
        return seats.kind();
    }

    @Override
    public Part part(VersionedCommand command) {
        return command.stateAs(seats::state)
                .map(seating -> Part.of(Json.object()
                        .put("sold", seating.sold().size())
                        .put("free", seating.free().size())))
                .orElse(Part.NOTHING);
    }
}
