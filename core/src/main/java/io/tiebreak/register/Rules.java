package io.tiebreak.register;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Remembered;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Which strategy an address has. Remembers a tenant's rules for some seconds; keep one for the life of the process. */
public final class Rules {
    /** How many rules a tenant may have: all are read every few seconds by every function. */
    public static final int MOST = 200;

    /** A second less than the five in which a new rule is in force everywhere. */
    private static final Duration LEASE = Duration.ofSeconds(4);

    private final RuleStore store;
    private final Backoff backoff;
    private final Surroundings surroundings;
    private final Remembered<String, List<Rule>> remembered;

    public Rules(RuleStore store, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.backoff = backoff;
        this.surroundings = surroundings;
        this.remembered = new Remembered<>(LEASE, surroundings.clock());
    }

    /** The most specific rule that means an address; {@link Rule#DEFAULT} if none does. A request every 4 seconds at most. */
    Rule ruleFor(RegisterId id, Patience patience, Meter meter) {
        return specific(id.address(), remembered.get(id.tenant(), () -> all(id.tenant(), patience, meter)));
    }

    /** All rules of a tenant, the most specific first; read now. */
    public List<Rule> all(String tenant, Meter meter) {
        return all(tenant, new Patience(backoff, surroundings), meter);
    }

    private List<Rule> all(String tenant, Patience patience, Meter meter) {
        return patience.insist(() -> store.of(tenant, meter)).stream()
                .sorted(Comparator.comparing(Rule::pattern, AddressPattern.MOST_SPECIFIC_FIRST))
                .toList();
    }

    /**
     * Makes a rule, in the place of one of the same pattern. In force everywhere within 5 seconds.
     *
     * @return whether it was made; false if the tenant has {@link #MOST} others already
     */
    public boolean put(String tenant, Rule rule, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        List<Rule> rules = all(tenant, patience, meter);
        boolean another = rules.stream().noneMatch(one -> one.pattern().equals(rule.pattern()));
        if (another && rules.size() >= MOST) {
            return false;
        }
        patience.settle(() -> stored(tenant, rule, meter), meter);
        return true;
    }

    private boolean stored(String tenant, Rule rule, Meter meter) {
        store.put(tenant, rule, meter);
        return true;
    }

    /** Removes the rule of a pattern; returns whether there was one. */
    public boolean remove(String tenant, AddressPattern pattern, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        if (all(tenant, patience, meter).stream().noneMatch(one -> one.pattern().equals(pattern))) {
            return false;
        }
        return patience.settle(() -> removed(tenant, pattern, meter), meter).answer();
    }

    private boolean removed(String tenant, AddressPattern pattern, Meter meter) {
        store.remove(tenant, pattern, meter);
        return true;
    }

    private static Rule specific(Address address, List<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.pattern().matches(address))
                .findFirst()
                .orElse(Rule.DEFAULT);
    }
}
