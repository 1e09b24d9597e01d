package io.tiebreak.local.dynamodb;

import io.tiebreak.local.template.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What cannot be changed behind the back of a kept table: its keys, its indexes and its stream. */
record TableShape(List<String> keys, Map<String, List<String>> indexes, Optional<String> streamView) {

    static TableShape of(Table table) {
        return new TableShape(
                wanted(table.keys()),
                Stream.concat(table.globalIndexes().stream(), table.localIndexes().stream())
                        .collect(Collectors.toMap(Table.Index::name, index -> wanted(index.keys()))),
                table.streamView());
    }

    static TableShape of(TableDescription kept) {
        return new TableShape(
                found(kept.keySchema()),
                Stream.of(
                                kept.globalSecondaryIndexes().stream()
                                        .map(index -> Map.entry(index.indexName(), found(index.keySchema()))),
                                kept.localSecondaryIndexes().stream()
                                        .map(index -> Map.entry(index.indexName(), found(index.keySchema()))))
                        .flatMap(Function.identity())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                Optional.ofNullable(kept.streamSpecification()).map(stream -> stream.streamViewTypeAsString()));
    }

    private static List<String> wanted(List<Table.KeyPart> keys) {
        return keys.stream().map(key -> key.role() + " " + key.attribute()).toList();
    }

    private static List<String> found(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> key.keyTypeAsString() + " " + key.attributeName())
                .toList();
    }
}
