package io.tiebreak.register.dynamodb;

import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.EventId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What came of operations, as a list: {@code {address: /a, revision: 5}} or {@code {address: /c, eventId: 9f86...}}. */
final class ResultItems {
    private static final String REVISION = "revision";
    private static final String EVENT = "eventId";

    private ResultItems() {}

    static AttributeValue write(List<Bundle.Result> results) {
        return AttributeValue.fromL(results.stream().map(ResultItems::write).toList());
    }

    private static AttributeValue write(Bundle.Result result) {
        AttributeValue address = Attributes.string(result.address().toString());
        return AttributeValue.fromM(
                switch (result) {
                    case Bundle.Result.Written written ->
                        Map.of(RegisterItem.ADDRESS, address, REVISION, Attributes.number(written.revision()));
                    case Bundle.Result.Emitted emitted ->
                        Map.of(
                                RegisterItem.ADDRESS,
                                address,
                                EVENT,
                                Attributes.string(emitted.event().id()));
                });
    }

    static List<Bundle.Result> read(String tenant, AttributeValue list) {
        return list.l().stream()
                .map(AttributeValue::m)
                .map(map -> read(tenant, map))
                .toList();
    }

    private static Bundle.Result read(String tenant, Map<String, AttributeValue> map) {
        Address address =
                Address.of(Attributes.required(map, RegisterItem.ADDRESS).s());
        return Attributes.text(map, EVENT)
                .<Bundle.Result>map(id -> new Bundle.Result.Emitted(address, new EventId(tenant, id)))
                .orElseGet(() -> new Bundle.Result.Written(
                        address, Attributes.number(map, REVISION).orElseThrow()));
    }
}
