package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a template says, resolved for this machine and checked: nothing in it is passed over.
 *
 * @param file the template itself; paths in it are relative to its folder
 * @param api empty if the template has none, as {@code socketApi}
 * @param noEffects what stands in it without any effect on this machine, in a few lines
 */
public record Template(
        Path file,
        List<Table> tables,
        List<LambdaFunction> functions,
        Optional<HttpApi> api,
        Optional<WebSocketApi> socketApi,
        List<Bucket> buckets,
        List<Queue> queues,
        List<LogGroup> logGroups,
        List<String> noEffects) {

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
        Template template = TemplateReader.read(file, LocalParameters.with(parameters));
        new Consistency(template).check();
        return template;
    }

    /** Where the template stands. */
    public Path folder() {
        return file.toAbsolutePath().resolveSibling("");
    }

    /**
     * One table.
     *
     * @param name the physical name of a table of this template
     */
    public Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The function an ARN names, by itself or by its alias; empty if there is none. */
    public Optional<LambdaFunction> functionOf(String arn) {
        return functions.stream().filter(function -> function.isNamedBy(arn)).findFirst();
    }

    /** The routes of all functions. */
    public List<Route> routes() {
        return functions.stream()
                .flatMap(function -> function.events().routes().stream())
                .toList();
    }

    static final class Builder {

        private final Path file;
        private final List<Table> tables = new ArrayList<>();
        private final List<LambdaFunction> functions = new ArrayList<>();
        private final List<Bucket> buckets = new ArrayList<>();
        private final List<Queue> queues = new ArrayList<>();
        private final List<LogGroup> logGroups = new ArrayList<>();
        private @Nullable HttpApi api;
        private @Nullable WebSocketApi socketApi;

        Builder(Path file) {
            this.file = file;
        }

        /** What relative paths in the template start from. */
        Path folder() {
            return file.toAbsolutePath().resolveSibling("");
        }

        void add(Table table) {
            tables.add(table);
        }

        void add(LambdaFunction function) {
            functions.add(function);
        }

        void add(Bucket bucket) {
            buckets.add(bucket);
        }

        void add(Queue queue) {
            queues.add(queue);
        }

        void add(LogGroup logGroup) {
            logGroups.add(logGroup);
        }

        void add(HttpApi another, Section properties) {
            if (api != null) {
                throw properties.problem("is a second HTTP API: the local run serves one");
            }
            api = another;
        }

        void add(WebSocketApi another, Section properties) {
            if (socketApi != null) {
                throw properties.problem("is a second WebSocket API: the local run serves one");
            }
            socketApi = another;
        }

        Template build(List<String> noEffects) {
            return new Template(
                    file,
                    List.copyOf(tables),
                    List.copyOf(functions),
                    Optional.ofNullable(api),
                    Optional.ofNullable(socketApi),
                    List.copyOf(buckets),
                    List.copyOf(queues),
                    List.copyOf(logGroups),
                    noEffects);
        }
    }
}
