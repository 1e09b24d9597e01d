package io.tiebreak.local.template;

import io.tiebreak.local.yaml.CannotStart;
import io.tiebreak.local.yaml.Value;
import io.tiebreak.local.yaml.Value.Fields;
import io.tiebreak.local.yaml.Value.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SAM's {@code Globals}: properties that every resource of a type starts from. */
final class Globals {

    private static final Map<String, String> TYPES = Map.of(
            "Function", "AWS::Serverless::Function",
            "HttpApi", "AWS::Serverless::HttpApi",
            "WebSocketApi", "AWS::Serverless::WebSocketApi");

    private final Map<String, Value> byType = new LinkedHashMap<>();

    Globals(Optional<Value> section) {
        section.ifPresent(value -> {
            if (value instanceof Fields globals) {
                globals.fields().forEach(this::add);
            }
        });
    }

    private void add(String name, Value properties) {
        String type = TYPES.get(name);
        if (type == null) {
            throw new CannotStart(
                    properties.place(), "Globals." + name + " is not supported by the local run: remove it");
        }
        byType.put(type, properties);
    }

    /** A resource with its type's globals below its own properties. */
    Fields applyTo(Fields resource) {
        if (!(resource.fields().get("Type") instanceof Value.Text type) || !byType.containsKey(type.text())) {
            return resource;
        }
        Map<String, Value> merged = new LinkedHashMap<>(resource.fields());
        merged.merge("Properties", byType.get(type.text()), (own, global) -> merge(global, own));
        return new Fields(merged, resource.place());
    }

    /** As SAM merges: mappings key by key, lists one after the other, anything else replaced. */
    private static Value merge(Value global, Value own) {
        if (global instanceof Fields below && own instanceof Fields above) {
            Map<String, Value> fields = new LinkedHashMap<>(below.fields());
            above.fields().forEach((key, value) -> fields.merge(key, value, Globals::merge));
            return new Fields(fields, own.place());
        }
        if (global instanceof Items first && own instanceof Items second) {
            List<Value> items = new ArrayList<>(first.items());
            items.addAll(second.items());
            return new Items(items, own.place());
        }
        return own;
    }
}
