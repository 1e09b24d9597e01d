package io.tiebreak.register.memory;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.register.Rule;
import io.tiebreak.register.RuleStore;
import io.tiebreak.store.Meter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules in memory; requests are counted, units are not. */
public final class InMemoryRuleStore implements RuleStore {
    private final Map<String, Map<AddressPattern, Rule>> rules = new HashMap<>();

    @Override
    public synchronized List<Rule> of(String tenant, Meter meter) {
        meter.request(0, 0);
        return List.copyOf(rules.getOrDefault(tenant, Map.of()).values());
    }

    @Override
    public synchronized void put(String tenant, Rule rule, Meter meter) {
        meter.request(0, 0);
        rules.computeIfAbsent(tenant, none -> new HashMap<>()).put(rule.pattern(), rule);
    }

    @Override
    public synchronized void remove(String tenant, AddressPattern pattern, Meter meter) {
        meter.request(0, 0);
        rules.getOrDefault(tenant, new HashMap<>()).remove(pattern);
    }
}
