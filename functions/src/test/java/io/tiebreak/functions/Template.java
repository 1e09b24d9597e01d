package io.tiebreak.functions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The project's SAM template, as far as it speaks of functions and of what watches them.
 *
 * @param resources by their logical ids
 */
public record Template(JsonNode resources) {

    public static Template read() {
        try {
            Object yaml = new Yaml(new TagsAsTheyStand()).load(Files.readString(Path.of("../template.yaml")));
            return new Template(new ObjectMapper().valueToTree(yaml).required("Resources"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of the routes each function with routes gets. */
    public Map<String, Set<String>> routesByFunction() {
        return functions()
                .filter(function -> routes(function.getValue()).findAny().isPresent())
                .collect(toMap(
                        Map.Entry::getKey,
                        function -> routes(function.getValue()).collect(toSet())));
    }

    /** The keys of the socket routes each function with such routes gets. */
    public Map<String, Set<String>> messagesByFunction() {
        return resources
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::Serverless::WebSocketApi"))
                .flatMap(api -> api.at("/Properties/Routes").properties().stream())
                .collect(groupingBy(
                        route -> route.getValue().path("FunctionArn").asText().replace(".Alias", ""),
                        mapping(Map.Entry::getKey, toSet())));
    }

    /** What the functions name as their handlers. */
    public List<String> handlers() {
        return functions()
                .map(function -> function.getValue().at("/Properties/Handler").asText())
                .toList();
    }

    /** The properties of all alarms, by their logical ids. */
    public Map<String, JsonNode> alarms() {
        return ofType("AWS::CloudWatch::Alarm")
                .collect(toMap(Map.Entry::getKey, alarm -> alarm.getValue().required("Properties")));
    }

    /** What the dashboard shows, with references as they stand. */
    public JsonNode dashboard() {
        try {
            return new ObjectMapper()
                    .readTree(resources
                            .at("/Dashboard/Properties/DashboardBody/0")
                            .asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Map.Entry<String, JsonNode>> functions() {
        return ofType("AWS::Serverless::Function");
    }

    private Stream<Map.Entry<String, JsonNode>> ofType(String type) {
        return resources.properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type));
    }

    private static Stream<String> routes(JsonNode function) {
        return function.at("/Properties/Events")
                .valueStream()
                .filter(event -> event.path("Type").asText().equals("HttpApi"))
                .map(event -> event.required("Properties"))
                .map(event -> event.required("Path").asText().startsWith("$")
                        ? event.required("Path").asText()
                        : event.required("Method").asText() + " "
                                + event.required("Path").asText());
    }

    /** Reads {@code !Ref} and its like as the plain text behind them. */
    private static final class TagsAsTheyStand extends SafeConstructor {
        TagsAsTheyStand() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return switch (node) {
                        case ScalarNode scalar -> constructScalar(scalar);
                        case MappingNode mapping -> constructMapping(mapping);
                        case SequenceNode sequence -> constructSequence(sequence);
                        default -> node.toString();
                    };
                }
            });
        }
    }
}
