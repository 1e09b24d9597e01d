package io.tiebreak.local.yaml;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the template while it is being read. Every property is either asked for (so it is honoured), declared
 * {@linkplain #withoutEffect to do nothing here}, or refused by name when the section is {@linkplain #finish() finished}:
 * no property is passed over in silence.
 */
public final class Section {

    private final String type;
    private final String path;
    private final String inType;
    private final Value.Fields fields;
    private final NoEffects noEffects;
    private final Set<String> known = new HashSet<>();

    private Section(String type, String path, String inType, Value.Fields fields, NoEffects noEffects) {
        this.type = type;
        this.path = path;
        this.inType = inType;
        this.fields = fields;
        this.noEffects = noEffects;
    }

    /**
     * Starts reading a mapping.
     *
     * @param type the resource type its properties are listed under when they have no effect
     * @param path how messages name it, as {@code CommandsTable.Properties}
     */
    public static Section of(String type, String path, Value.Fields fields, NoEffects noEffects) {
        return new Section(type, path, "", fields, noEffects);
    }

    public String path() {
        return path;
    }

    public Place place() {
        return fields.place();
    }

    /** Where one property stands; the section itself if it is absent. */
    public Place placeOf(String name) {
        @Nullable Value value = fields.fields().get(name);
        return value == null ? fields.place() : value.place();
    }

    public Set<String> names() {
        return fields.fields().keySet();
    }

    public boolean has(String name) {
        return fields.fields().containsKey(name);
    }

    public Optional<Value> value(String name) {
        known.add(name);
        return Optional.ofNullable(fields.fields().get(name));
    }

    public Optional<String> text(String name) {
        return value(name).map(value -> textOf(name, value));
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> problem("needs " + name));
    }

    public Optional<Integer> number(String name) {
        return text(name).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException notANumber) {
                throw problem(name, "is '" + text + "', not a whole number");
            }
        });
    }

    /** True or false; false if it is absent. */
    public boolean flag(String name) {
        return text(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw problem(name, "is '" + text + "', not true or false");
                })
                .orElse(false);
    }

    /** A list of texts, or one text standing for a list of one; empty if it is absent. */
    public List<String> texts(String name) {
        return value(name)
                .map(value -> value instanceof Value.Items list
                        ? list.items().stream().map(item -> textOf(name, item)).toList()
                        : List.of(textOf(name, value)))
                .orElse(List.of());
    }

    /** A mapping of names to texts; empty if it is absent. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        value(name)
                .ifPresent(value -> fieldsOf(name, value)
                        .fields()
                        .forEach((key, text) -> texts.put(key, textOf(name + "." + key, text))));
        return texts;
    }

    public Optional<Section> section(String name) {
        return value(name).map(value -> inner(name, value));
    }

    /** The mappings below a mapping, by name; empty if it is absent. */
    public Map<String, Section> sectionsByName(String name) {
        Map<String, Section> sections = new LinkedHashMap<>();
        section(name)
                .ifPresent(outer -> outer.fields
                        .fields()
                        .forEach((key, value) -> sections.put(
                                key,
                                new Section(type, outer.path + "." + key, inType, fieldsOf(key, value), noEffects))));
        return sections;
    }

    /** A list of mappings, or one mapping standing for a list of one; empty if it is absent. */
    public List<Section> sections(String name) {
        return value(name)
                .map(value -> value instanceof Value.Items list
                        ? list.items().stream().map(item -> inner(name, item)).toList()
                        : List.of(inner(name, value)))
                .orElse(List.of());
    }

    /** Says that these properties may stand here and that nothing on this machine depends on them. */
    public void withoutEffect(String... names) {
        for (String name : names) {
            value(name).ifPresent(present -> noEffects.property(type, inType + name));
        }
    }

    /** Says that the whole resource, with these properties, does nothing on this machine. */
    public void typeWithoutEffect(String... properties) {
        noEffects.type(type);
        known.addAll(Set.of(properties));
    }

    /** Refuses the first property nobody asked for. */
    public void finish() {
        fields.fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new CannotStart(
                        value.place(),
                        path + "." + name
                                + " is not supported by the local run: remove it, or teach infra/local what it does");
            }
        });
    }

    /** A problem with one property. */
    public CannotStart problem(String name, String what) {
        return new CannotStart(placeOf(name), path + "." + name + " " + what);
    }

    /** A problem with the section as a whole. */
    public CannotStart problem(String what) {
        return new CannotStart(fields.place(), path + " " + what);
    }

    private Section inner(String name, Value value) {
        return new Section(type, path + "." + name, inType + name + ".", fieldsOf(name, value), noEffects);
    }

    private String textOf(String name, Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw new CannotStart(value.place(), path + "." + name + " is not a plain text");
    }

    private Value.Fields fieldsOf(String name, Value value) {
        if (value instanceof Value.Fields mapping) {
            return mapping;
        }
        throw new CannotStart(value.place(), path + "." + name + " is not a mapping");
    }
}
