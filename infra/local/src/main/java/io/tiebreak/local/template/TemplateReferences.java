package io.tiebreak.local.template;

import io.tiebreak.local.yaml.CannotStart;
import io.tiebreak.local.yaml.Place;
import io.tiebreak.local.yaml.References;
import io.tiebreak.local.yaml.Value;
import java.util.Map;
import java.util.Optional;

/** Finds pseudo parameters, parameters and resources, in this order. */
final class TemplateReferences implements References {

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region",
            Account.REGION,
            "AWS::AccountId",
            Account.ID,
            "AWS::StackName",
            Account.STACK,
            "AWS::StackId",
            Account.arn("cloudformation", "stack/" + Account.STACK),
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            Account.URL_SUFFIX);

    private final Parameters parameters;
    private final Map<String, Value.Fields> resources;

    TemplateReferences(Parameters parameters, Map<String, Value.Fields> resources) {
        this.parameters = parameters;
        this.resources = resources;
    }

    @Override
    public Optional<Value> ref(String name, Place place) {
        return Optional.ofNullable(PSEUDO.get(name))
                .<Value>map(text -> new Value.Text(text, place))
                .or(() -> parameters.find(name))
                .or(() -> Optional.ofNullable(resources.get(name))
                        .map(resource -> new Value.Text(type(name, resource).ref(name, resource), place)))
                .or(() -> property(name).map(text -> new Value.Text(text, place)));
    }

    /** SAM lets templates refer to resources it makes of another one, as {@code !Ref Function.Alias}. */
    private Optional<String> property(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : property(name.substring(0, dot), name.substring(dot + 1));
    }

    private Optional<String> property(String logicalId, String property) {
        return Optional.ofNullable(resources.get(logicalId))
                .flatMap(resource -> type(logicalId, resource).made(logicalId, property, resource));
    }

    @Override
    public Optional<String> attribute(String logicalId, String attribute) {
        return Optional.ofNullable(resources.get(logicalId))
                .flatMap(resource -> type(logicalId, resource).attribute(logicalId, attribute, resource));
    }

    static ResourceType type(String logicalId, Value.Fields resource) {
        if (!(resource.fields().get("Type") instanceof Value.Text text)) {
            throw new CannotStart(resource.place(), logicalId + " has no Type");
        }
        ResourceType type = ResourceTypes.ALL.get(text.text());
        if (type == null) {
            throw new CannotStart(
                    text.place(),
                    logicalId + " is a " + text.text()
                            + ", which is not supported by the local run: remove it, or teach infra/local what it does");
        }
        return type;
    }
}
