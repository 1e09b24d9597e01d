package io.tiebreak.convergence;

import io.tiebreak.items.Item;
import io.tiebreak.items.ItemNames;
import io.tiebreak.items.ItemTypes;
import io.tiebreak.items.ItemsView;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Page;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;
import io.tiebreak.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Somebody who reads views all the time, and remembers which generation is served for as long as he may. */
final class Reader {
    private final World world;
    private final Random random;
    private final Seen seen;
    private final Findings findings;
    private final ItemsView items;
    private final ItemNames names;
    private final ItemTypes types;
    private final Map<String, Instant> changed = new HashMap<>();
    private int switches;

    Reader(World world, Random random, ViewStore store, GenerationStore generations, Seen seen, Findings findings) {
        var serving = new Serving(generations, world);
        this.world = world;
        this.random = random;
        this.seen = seen;
        this.findings = findings;
        this.items = new ItemsView(store, serving);
        this.names = new ItemNames(store, serving);
        this.types = new ItemTypes(new SharedRows(store), serving);
    }

    void live(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            world.sleep(Duration.ofMillis(random.nextInt(500)));
            String tenant = Streams.any(Streams.TENANTS, random);
            switch (random.nextInt(40)) {
                case 0 -> items(tenant, Streams.any(Streams.TYPES, random));
                case 1 -> names(tenant);
                case 2 -> types(tenant);
                default -> item(Streams.any(random));
            }
        }
    }

    private void item(StreamId stream) {
        Seen.Before before = seen.begin();
        Optional<ItemsView.Entry> entry = items.find(stream, new Meter());
        world.turn();
        seen.shown(
                stream, entry.map(ItemsView.Entry::applied).orElse(0L), entry.flatMap(ItemsView.Entry::item), before);
    }

    private void items(String tenant, String type) {
        Set<Integer> forms = new HashSet<>();
        Optional<String> after = Optional.empty();
        do {
            Seen.Before before = seen.begin();
            Optional<Page<Item>> page = items.list(new ItemsView.Query(tenant, type, "", after, 2), new Meter());
            List<Item> shown = page.stream()
                    .flatMap(one -> one.rows().stream())
                    .map(Page.Listed::row)
                    .toList();
            if (after.isEmpty()) {
                shown.forEach(item -> seen.shown(item.stream(), item.version(), Optional.of(item), before));
            }
            shown.forEach(item -> forms.add(Seen.form(item)));
            after = page.flatMap(Page::next);
            world.sleep(Duration.ofMillis(random.nextInt(2000)));
        } while (after.isPresent());
        findings.expect(forms.size() <= 1, Promise.ONE_FORM_IN_A_LIST, () -> "a list of items has rows of two forms");
    }

    private void names(String tenant) {
        var unusedPage = names.list(new ItemNames.Query(tenant, "an", Optional.empty(), 5), new Meter());
    }

    private void types(String tenant) {
        Seen.Before before = seen.begin();
        List<ItemTypes.Type> shown = types.list(tenant, new Meter());
        if (!seen.isSteadySince(before) || before.switches() != switches) {
            changed.clear();
            switches = before.switches();
        }
        for (ItemTypes.Type type : shown) {
            findings.expect(type.items() >= 0, Promise.NOTHING_BELOW_ZERO, type::toString);
            Instant least = changed.getOrDefault(tenant + type.name(), Instant.EPOCH);
            findings.expect(
                    !type.changedAt().isBefore(least),
                    Promise.NO_STEP_BACK,
                    () -> type + " was seen changed at " + least);
            changed.put(tenant + type.name(), type.changedAt());
        }
    }
}
