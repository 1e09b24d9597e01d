package io.tiebreak.functions.signals;

import io.tiebreak.address.Address;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Scope;
import io.tiebreak.register.Bundle;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Who may see, or end, what is known by its id: its addresses are found first, and then asked for. */
final class Rights {
    private final Authentication authentication;

    @Inject
    Rights(Authentication authentication) {
        this.authentication = authentication;
    }

    /** The caller, if he has one of these rights anywhere. */
    Caller somebody(Call call, String... rights) {
        return authentication.caller(call, new Scope.Somewhere(Set.of(rights)));
    }

    /** Refuses a caller who may not do that there. */
    void require(Call call, String right, Address address) {
        Addresses.caller(authentication, call, right, address);
    }

    /** Refuses a caller who may not do what a bundle does. */
    void require(Call call, Bundle bundle) {
        bundle.schedule()
                .ifPresent(schedule -> schedule.operations()
                        .forEach(operation -> require(call, BundleOperation.right(operation), operation.address())));
        if (bundle.state() instanceof Bundle.State.Done(List<Bundle.Result> results, var changed)) {
            results.forEach(result -> require(call, right(result), result.address()));
        }
    }

    private static String right(Bundle.Result result) {
        return switch (result) {
            case Bundle.Result.Written written -> Addresses.WRITE;
            case Bundle.Result.Emitted emitted -> Addresses.EMIT;
        };
    }
}
