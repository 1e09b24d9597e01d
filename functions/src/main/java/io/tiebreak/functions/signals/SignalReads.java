package io.tiebreak.functions.signals;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Scope;
import io.tiebreak.register.Queries;
import jakarta.inject.Inject;
import java.time.Instant;

/** What the routes that read shared values ask, and of whom. */
final class SignalReads {
    private final Authentication authentication;
    private final Queries queries;
    private final Surroundings surroundings;
    private final Rights rights;

    @Inject
    SignalReads(Authentication authentication, Queries queries, Surroundings surroundings, Rights rights) {
        this.rights = rights;
        this.authentication = authentication;
        this.queries = queries;
        this.surroundings = surroundings;
    }

    /** The caller, if he may read that address. */
    Caller caller(Call call, Address address) {
        return Addresses.caller(authentication, call, Addresses.READ, address);
    }

    /** The caller, if he may read all that a pattern means. */
    Caller caller(Call call, AddressPattern pattern) {
        return authentication.caller(call, new Scope.Reaching(Addresses.READ, pattern));
    }

    Rights rights() {
        return rights;
    }

    Queries queries() {
        return queries;
    }

    Instant now() {
        return surroundings.clock().instant();
    }
}
