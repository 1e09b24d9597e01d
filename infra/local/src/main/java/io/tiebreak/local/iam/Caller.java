package io.tiebreak.local.dynamodb;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.Policy;
import java.util.List;
import java.util.Optional;

/**
 * Who a path of the endpoint belongs to.
 *
 * @param policy what the caller may do; empty if it may do anything
 */
record Caller(String name, Optional<Policy> policy, Faults faults) {

    /** AWS's words for the first right that is missing; empty if nothing is. */
    Optional<String> refusal(List<Access> needed) {
        return policy.flatMap(rights -> needed.stream()
                .flatMap(access -> refusal(access, access.under(rights)).stream())
                .findFirst());
    }

    private Optional<String> refusal(Access access, Access.Verdict verdict) {
        String sentence = "User: arn:aws:sts::" + Account.ID + ":assumed-role/" + Account.physicalName(name) + "Role/"
                + Account.physicalName(name) + " is not authorized to perform: " + access.action() + " on resource: "
                + access.resource();
        return switch (verdict) {
            case ALLOWED -> Optional.empty();
            case DENIED -> Optional.of(sentence + " with an explicit deny in an identity-based policy");
            case NOT_ALLOWED ->
                Optional.of(sentence + " because no identity-based policy allows the " + access.action() + " action");
        };
    }
}
