package io.tiebreak.local.iam;

import io.tiebreak.local.template.Policy;
import io.tiebreak.local.template.Policy.Condition;
import io.tiebreak.local.template.Policy.Statement;
import io.tiebreak.local.template.Wildcards;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing a request needs to be allowed.
 *
 * @param action as {@code dynamodb:PutItem}
 * @param resource the ARN of a table or of an index, or {@code *}
 * @param leadingKeys the partition keys it names; none if it names none, as a scan
 */
public record Access(String action, String resource, List<String> leadingKeys) {

    /** How IAM decides: an explicit deny first, then any allow, else no. */
    enum Verdict {
        ALLOWED,
        DENIED,
        NOT_ALLOWED
    }

    /** Whether a policy allows it, for those who only have to know that. */
    public boolean isAllowedBy(Policy policy) {
        return under(policy) == Verdict.ALLOWED;
    }

    Verdict under(Policy policy) {
        if (matching(policy).anyMatch(statement -> !statement.allows())) {
            return Verdict.DENIED;
        }
        return matching(policy).anyMatch(Statement::allows) ? Verdict.ALLOWED : Verdict.NOT_ALLOWED;
    }

    private Stream<Statement> matching(Policy policy) {
        return policy.statements().stream()
                .filter(statement -> anyMatches(statement.actions(), action))
                .filter(statement -> anyMatches(statement.resources(), resource))
                .filter(statement -> statement.conditions().stream().allMatch(this::holds));
    }

    /** As on AWS, ForAllValues holds for a request without the key: a scan passes it. */
    private boolean holds(Condition condition) {
        return switch (condition.quantifier()) {
            case ALL -> leadingKeys.stream().allMatch(key -> matches(condition, key));
            case ANY -> leadingKeys.stream().anyMatch(key -> matches(condition, key));
        };
    }

    private static boolean matches(Condition condition, String key) {
        return condition.wildcards()
                ? anyMatches(condition.values(), key)
                : condition.values().contains(key);
    }

    private static boolean anyMatches(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> Wildcards.matches(pattern, text));
    }
}
