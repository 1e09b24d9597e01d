package io.tiebreak.functions.signals;

import io.tiebreak.address.Address;
import io.tiebreak.register.Queries.Place;
import io.tiebreak.register.Register;
import java.util.Optional;

/** How far a query has come, as a text for cursors: a family, or an address in it. */
final class Places {
    private Places() {}

    static String text(Place place) {
        return place.behind().map(Address::toString).orElse(place.family());
    }

    static String behind(Register register) {
        return register.id().address().toString();
    }

    static Place read(String text) {
        if (!text.startsWith("/")) {
            return new Place(text, Optional.empty());
        }
        Address address = Address.of(text);
        return new Place(address.family(), Optional.of(address));
    }
}
