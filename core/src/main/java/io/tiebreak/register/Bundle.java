package io.tiebreak.register;

import io.tiebreak.address.Address;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a bundle that happened: written in one transaction with it.
 *
 * @param id which one
 * @param commandId of the command that brought it
 * @param fingerprint hash of its operations and of who brought it, for telling a repeat from another bundle under the same id
 * @param results where each operation left its register, in their order
 * @param expiresAt until when it counts, to the second
 */
public record Bundle(BundleId id, String commandId, String fingerprint, List<Result> results, Instant expiresAt) {

    public Bundle {
        results = List.copyOf(results);
    }

    /** A register, and its revision after the bundle. */
    public record Result(Address address, long revision) {}
}
