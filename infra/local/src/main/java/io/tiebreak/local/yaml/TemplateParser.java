package io.tiebreak.local.yaml;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML to {@link Value}: both spellings of an intrinsic function become a {@link Value.Call}. */
public final class TemplateParser {

    private final String file;

    private TemplateParser(String file) {
        this.file = file;
    }

    /** Parses a template; a file that is missing or is not a YAML mapping is refused. */
    public static Value.Fields parse(Path template) {
        String file = String.valueOf(template.getFileName());
        try (Reader reader = Files.newBufferedReader(template)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root instanceof MappingNode mapping) {
                return new TemplateParser(file).fields(mapping);
            }
            throw new CannotStart(file + " is not a CloudFormation template");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new CannotStart(new Place(file, line), "not YAML: " + e.getProblem());
        } catch (IOException e) {
            throw new CannotStart("cannot read the template " + template + "; name it with --template FILE", e);
        }
    }

    private Value value(Node node) {
        if (node.getTag().getValue().startsWith("!")) {
            return call(node);
        }
        return switch (node) {
            case ScalarNode scalar -> text(scalar);
            case SequenceNode sequence ->
                new Value.Items(sequence.getValue().stream().map(this::value).toList(), place(node));
            case MappingNode mapping -> longCallOr(fields(mapping));
            default -> throw new CannotStart(place(node), "a YAML alias is not understood here: write it out");
        };
    }

    private Value.Text text(ScalarNode scalar) {
        if (Tag.NULL.equals(scalar.getTag())) {
            throw new CannotStart(place(scalar), "a key without a value: give it one or remove it");
        }
        return new Value.Text(scalar.getValue(), place(scalar));
    }

    private Value.Fields fields(MappingNode mapping) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (var entry : mapping.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (fields.put(key, value(entry.getValueNode())) != null) {
                throw new CannotStart(place(entry.getKeyNode()), "'" + key + "' stands here twice: remove one");
            }
        }
        return new Value.Fields(fields, place(mapping));
    }

    private Value call(Node node) {
        String tag = node.getTag().getValue().substring(1);
        String function = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
        Value argument = switch (node) {
            case ScalarNode scalar -> new Value.Text(scalar.getValue(), place(node));
            case SequenceNode sequence ->
                new Value.Items(sequence.getValue().stream().map(this::value).toList(), place(node));
            case MappingNode mapping -> fields(mapping);
            default -> throw new CannotStart(place(node), "!" + tag + " without an argument");
        };
        return new Value.Call(function, argument, place(node));
    }

    private static Value longCallOr(Value.Fields fields) {
        if (fields.fields().size() == 1) {
            var only = fields.fields().entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return new Value.Call(only.getKey(), only.getValue(), fields.place());
            }
        }
        return fields;
    }

    private Place place(Node node) {
        return new Place(file, node.getStartMark().getLine() + 1);
    }
}
