package io.tiebreak.local.yaml;

import io.tiebreak.local.yaml.Value.Call;
import io.tiebreak.local.yaml.Value.Fields;
import io.tiebreak.local.yaml.Value.Items;
import io.tiebreak.local.yaml.Value.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces intrinsic functions by what they give on this machine; anything it does not know is refused by name. */
public final class Intrinsics {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final References references;
    private final Conditions conditions;
    private final Optional<Value> mappings;

    /**
     * @param conditions the template's section of that name, absent if it has none
     * @param mappings the template's section of that name, absent if it has none
     */
    public Intrinsics(References references, Optional<Value> conditions, Optional<Value> mappings) {
        this.references = references;
        this.conditions = new Conditions(conditions, this);
        this.mappings = mappings;
    }

    /** The value without any intrinsic function; empty if it turns out to be {@code AWS::NoValue}. */
    public Optional<Value> resolve(Value value) {
        return switch (value) {
            case Text text -> Optional.of(text);
            case Items list ->
                Optional.of(new Items(
                        list.items().stream()
                                .flatMap(item -> resolve(item).stream())
                                .toList(),
                        list.place()));
            case Fields mapping -> Optional.of(fields(mapping));
            case Call call -> call(call);
        };
    }

    /** {@link #resolve} for a mapping, which is one afterwards. */
    public Fields fields(Fields mapping) {
        Map<String, Value> resolved = new LinkedHashMap<>();
        mapping.fields().forEach((key, value) -> resolve(value).ifPresent(present -> resolved.put(key, present)));
        return new Fields(resolved, mapping.place());
    }

    /** Whether a condition of the template holds. */
    public boolean holds(String condition, Place place) {
        return conditions.holds(condition, place);
    }

    private Optional<Value> call(Call call) {
        return switch (call.function()) {
            case "Ref" -> ref(text(call.argument()), call.place());
            case "Fn::If" -> choose(arguments(call, 3), call.place());
            case "Fn::GetAtt" -> Optional.of(getAtt(call));
            case "Fn::Sub" -> Optional.of(sub(call));
            case "Fn::Join" -> Optional.of(join(arguments(call, 2), call.place()));
            case "Fn::Split" -> Optional.of(split(arguments(call, 2), call.place()));
            case "Fn::Select" -> Optional.of(select(arguments(call, 2)));
            case "Fn::FindInMap" -> resolve(findInMap(arguments(call, 3), call.place()));
            default ->
                throw new CannotStart(
                        call.place(),
                        call.function() + " is not supported by the local run: write the value another way");
        };
    }

    private Optional<Value> ref(String name, Place place) {
        if (name.equals("AWS::NoValue")) {
            return Optional.empty();
        }
        return Optional.of(references
                .ref(name, place)
                .orElseThrow(() -> new CannotStart(
                        place, "!Ref " + name + " points at nothing: no parameter or resource has that name")));
    }

    private Optional<Value> choose(List<Value> arguments, Place place) {
        return resolve(arguments.get(holds(text(arguments.get(0)), place) ? 1 : 2));
    }

    private Text getAtt(Call call) {
        List<String> parts = call.argument() instanceof Items list
                ? list.items().stream().map(this::text).toList()
                : Arrays.asList(text(call.argument()).split("\\.", 2));
        if (parts.size() != 2) {
            throw new CannotStart(call.place(), "!GetAtt needs a resource and an attribute, as Table.Arn");
        }
        return new Text(attribute(parts.get(0), parts.get(1), call.place()), call.place());
    }

    private String attribute(String logicalId, String attribute, Place place) {
        return references
                .attribute(logicalId, attribute)
                .orElseThrow(() -> new CannotStart(
                        place,
                        logicalId + "." + attribute
                                + " points at nothing: no resource of that name has that attribute here"));
    }

    private Text sub(Call call) {
        boolean hasOwnNames = call.argument() instanceof Items;
        List<Value> arguments = hasOwnNames ? arguments(call, 2) : List.of(call.argument());
        Map<String, Value> own =
                hasOwnNames && resolved(arguments.get(1)) instanceof Fields mapping ? mapping.fields() : Map.of();
        String text = PLACEHOLDER.matcher(text(arguments.get(0))).replaceAll(match -> {
            String name = match.group(1).strip();
            if (name.startsWith("!")) {
                return Matcher.quoteReplacement("${" + name.substring(1) + "}");
            }
            return Matcher.quoteReplacement(
                    own.containsKey(name) ? text(own.get(name)) : substitute(name, call.place()));
        });
        return new Text(text, call.place());
    }

    private String substitute(String name, Place place) {
        int dot = name.indexOf('.');
        return dot > 0
                ? attribute(name.substring(0, dot), name.substring(dot + 1), place)
                : text(ref(name, place)
                        .orElseThrow(() -> new CannotStart(place, "${" + name + "} has no value inside a text")));
    }

    private Text join(List<Value> arguments, Place place) {
        String separator = text(arguments.get(0));
        return new Text(items(arguments.get(1)).stream().map(this::text).collect(Collectors.joining(separator)), place);
    }

    private Items split(List<Value> arguments, Place place) {
        String[] parts = text(arguments.get(1)).split(Pattern.quote(text(arguments.get(0))), -1);
        return new Items(
                Arrays.stream(parts).<Value>map(part -> new Text(part, place)).toList(), place);
    }

    private Value select(List<Value> arguments) {
        List<Value> items = items(arguments.get(1));
        String index = text(arguments.get(0));
        if (!index.matches("\\d{1,4}") || Integer.parseInt(index) >= items.size()) {
            throw new CannotStart(arguments.get(0).place(), "!Select " + index + " is outside of its list");
        }
        return items.get(Integer.parseInt(index));
    }

    private Value findInMap(List<Value> path, Place place) {
        Value found = mappings.orElseThrow(() -> new CannotStart(place, "!FindInMap, but there are no Mappings"));
        for (Value step : path) {
            String name = text(step);
            if (!(found instanceof Fields mapping) || !mapping.fields().containsKey(name)) {
                throw new CannotStart(place, "!FindInMap finds no '" + name + "' in Mappings");
            }
            found = mapping.fields().get(name);
        }
        return found;
    }

    List<Value> arguments(Call call, int count) {
        if (call.argument() instanceof Items list && list.items().size() == count) {
            return list.items();
        }
        throw new CannotStart(call.place(), call.function() + " needs a list of " + count);
    }

    String text(Value value) {
        if (resolved(value) instanceof Text text) {
            return text.text();
        }
        throw new CannotStart(value.place(), "a plain text is needed here");
    }

    private List<Value> items(Value value) {
        if (resolved(value) instanceof Items list) {
            return list.items();
        }
        throw new CannotStart(value.place(), "a list is needed here");
    }

    private Value resolved(Value value) {
        return resolve(value).orElseThrow(() -> new CannotStart(value.place(), "AWS::NoValue can't stand here"));
    }
}
