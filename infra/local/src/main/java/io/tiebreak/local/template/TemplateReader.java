package io.tiebreak.local.template;

import io.tiebreak.local.yaml.CannotStart;
import io.tiebreak.local.yaml.Intrinsics;
import io.tiebreak.local.yaml.NoEffects;
import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.TemplateParser;
import io.tiebreak.local.yaml.Value;
import io.tiebreak.local.yaml.Value.Fields;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks through a template once, resolving and reading resource after resource. */
final class TemplateReader {

    private final NoEffects noEffects = new NoEffects();
    private final Template.Builder template;
    private final Map<String, Fields> resources = new LinkedHashMap<>();
    private final Section root;
    private final Intrinsics intrinsics;

    private TemplateReader(Path file, Map<String, String> parameters) {
        Fields raw = TemplateParser.parse(file);
        this.template = new Template.Builder(file);
        this.root = Section.of("template", "template", raw, noEffects);
        this.intrinsics = new Intrinsics(
                new TemplateReferences(new Parameters(root.sectionsByName("Parameters"), parameters), resources),
                root.value("Conditions"),
                root.value("Mappings"));
    }

    /**
     * @param parameters every value that differs from the template's default
     */
    static Template read(Path file, Map<String, String> parameters) {
        return new TemplateReader(file, parameters).read();
    }

    private Template read() {
        root.withoutEffect("AWSTemplateFormatVersion", "Transform", "Description", "Metadata");
        declare(new Globals(root.value("Globals")));
        resources.forEach(this::readResource);
        root.value("Outputs").ifPresent(intrinsics::resolve);
        root.withoutEffect("Outputs");
        root.finish();
        return template.build(noEffects.lines());
    }

    /** Resources refer to each other in any order, so all of them are known before the first one is resolved. */
    private void declare(Globals globals) {
        if (!(root.value("Resources").orElseThrow(() -> root.problem("has no Resources")) instanceof Fields declared)) {
            throw root.problem("Resources", "is not a mapping");
        }
        declared.fields().forEach((logicalId, value) -> {
            if (!(value instanceof Fields resource)) {
                throw new CannotStart(value.place(), logicalId + " is not a mapping");
            }
            TemplateReferences.type(logicalId, resource);
            if (!(resource.fields().get("Condition") instanceof Value.Text condition)
                    || intrinsics.holds(condition.text(), condition.place())) {
                resources.put(logicalId, globals.applyTo(resource));
            }
        });
        resources.replaceAll(this::resolveName);
    }

    private Fields resolveName(String logicalId, Fields resource) {
        Set<String> naming = TemplateReferences.type(logicalId, resource).namingProperties();
        if (naming.isEmpty() || !(resource.fields().get("Properties") instanceof Fields properties)) {
            return resource;
        }
        Map<String, Value> resolved = new LinkedHashMap<>();
        properties.fields().forEach((name, value) -> {
            Optional<Value> property = naming.contains(name) ? intrinsics.resolve(value) : Optional.of(value);
            property.ifPresent(present -> resolved.put(name, present));
        });
        Map<String, Value> fields = new LinkedHashMap<>(resource.fields());
        fields.put("Properties", new Fields(resolved, properties.place()));
        return new Fields(fields, resource.place());
    }

    private void readResource(String logicalId, Fields raw) {
        ResourceType type = TemplateReferences.type(logicalId, raw);
        Section outer = Section.of("any resource", logicalId, intrinsics.fields(raw), noEffects);
        String typeName = outer.required("Type");
        outer.value("Condition");
        outer.withoutEffect("DeletionPolicy", "UpdateReplacePolicy", "Metadata", "DependsOn");
        outer.texts("DependsOn").stream()
                .filter(other -> !resources.containsKey(other))
                .forEach(other -> {
                    throw outer.problem("DependsOn", "points at nothing: there is no resource " + other);
                });
        Fields none = new Fields(Map.of(), raw.place());
        Fields properties = outer.value("Properties").orElse(none) instanceof Fields mapping ? mapping : none;
        Section section = Section.of(typeName, logicalId + ".Properties", properties, noEffects);
        type.read(logicalId, section, template);
        section.finish();
        outer.finish();
    }
}
