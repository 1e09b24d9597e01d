package io.tiebreak.register;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.store.Meter;
import java.util.List;

/** Keeps the rules of tenants. Fails as {@link RegisterStore} does. */
public interface RuleStore {

    /** All rules of a tenant, read strongly. */
    List<Rule> of(String tenant, Meter meter);

    /** Puts a rule in the place of the one of the same pattern. */
    void put(String tenant, Rule rule, Meter meter);

    /** Removes a rule, whether there is one or not. */
    void remove(String tenant, AddressPattern pattern, Meter meter);
}
