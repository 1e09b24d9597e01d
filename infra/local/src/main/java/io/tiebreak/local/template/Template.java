package io.tiebreak.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a template says, resolved for this machine and checked: nothing in it is passed over.
 *
 * @param file the template itself; paths in it are relative to its folder
 * @param noEffects what stands in it without any effect on this machine, in a few lines
 */
public record Template(Path file, List<Table> tables, List<String> noEffects) {

    /**
     * Reads a template with the values a laptop needs for its parameters.
     *
     * @throws io.tiebreak.local.yaml.CannotStart naming the first thing that is wrong or not supported
     */
    public static Template load(Path file) {
        return load(file, Map.of());
    }

    /**
     * {@link #load(Path)} with other values for parameters.
     *
     * @param parameters values by parameter name; the others keep the local value or their default
     */
    public static Template load(Path file, Map<String, String> parameters) {
        return TemplateReader.read(file, LocalParameters.with(parameters));
    }

    static final class Builder {

        private final List<Table> tables = new ArrayList<>();

        void add(Table table) {
            tables.add(table);
        }

        Template build(Path file, List<String> noEffects) {
            return new Template(file, List.copyOf(tables), noEffects);
        }
    }
}
