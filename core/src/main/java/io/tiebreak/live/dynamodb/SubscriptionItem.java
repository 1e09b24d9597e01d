package io.tiebreak.live.dynamodb;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.live.Message;
import io.tiebreak.live.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A subscription as an item of the subscriptions' table.
 *
 * <pre>
 * key          subscription/demo/lights    partition key: tenant and the literal prefix of the pattern
 * entry        L0SM9cOFvHcCIhw=/1          sort key: connection and name
 * tenant       demo
 * pattern      /lights/*
 * connection   L0SM9cOFvHcCIhw=
 * name         1
 * until        1795426825000               while its listener catches up: when that must have ended,
 * held         [{texts:[…], revisions:{"/lights/desk":7}}]   and what he has to be sent then
 * settles      1795426810000               when he has: changes that are not younger may be in his snapshot
 * expiresAt    1795434000                  seconds, when its connection is over; and lets TTL clean up some day
 * </pre>
 */
final class SubscriptionItem {
    static final String UNTIL = "until";
    static final String HELD = "held";
    static final String SETTLES = "settles";
    static final String EXPIRES_AT = "expiresAt";
    private static final String TENANT = "tenant";
    private static final String PATTERN = "pattern";
    private static final String CONNECTION = "connection";
    private static final String NAME = "name";
    private static final String TEXTS = "texts";
    static final String REVISIONS = "revisions";

    private SubscriptionItem() {}

    static Map<String, AttributeValue> write(Subscription subscription) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.subscription(subscription.key()));
        item.putAll(fields(subscription.key()));
        item.put(EXPIRES_AT, Attributes.number(subscription.end().getEpochSecond()));
        switch (subscription.phase()) {
            case Subscription.Phase.CatchingUp(var until, List<Message> held) -> {
                item.put(UNTIL, Attributes.time(until));
                item.put(HELD, held(held));
            }
            case Subscription.Phase.Live(var settles) -> item.put(SETTLES, Attributes.time(settles));
        }
        return item;
    }

    /** What its connection knows of it. */
    static Map<String, AttributeValue> pointer(Subscription subscription) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.pointer(subscription.key()));
        item.putAll(fields(subscription.key()));
        item.put(EXPIRES_AT, Attributes.number(subscription.end().getEpochSecond()));
        return item;
    }

    private static Map<String, AttributeValue> fields(Subscription.Key key) {
        return Map.of(
                TENANT, Attributes.string(key.tenant()),
                PATTERN, Attributes.string(key.pattern().toString()),
                CONNECTION, Attributes.string(key.connection()),
                NAME, Attributes.string(key.name()));
    }

    static Subscription.Key key(Map<String, AttributeValue> item) {
        return new Subscription.Key(
                Attributes.required(item, TENANT).s(),
                AddressPattern.of(Attributes.required(item, PATTERN).s()),
                Attributes.required(item, CONNECTION).s(),
                Attributes.required(item, NAME).s());
    }

    static Subscription read(Map<String, AttributeValue> item) {
        Subscription.Phase phase = item.containsKey(SETTLES)
                ? new Subscription.Phase.Live(Attributes.time(item, SETTLES))
                : new Subscription.Phase.CatchingUp(Attributes.time(item, UNTIL), heldIn(item));
        return new Subscription(key(item), Attributes.seconds(item, EXPIRES_AT), phase);
    }

    static AttributeValue held(List<Message> messages) {
        return AttributeValue.fromL(messages.stream()
                .map(message -> AttributeValue.fromM(Map.of(
                        TEXTS,
                        AttributeValue.fromL(
                                message.texts().stream().map(Attributes::string).toList()),
                        REVISIONS,
                        revisions(message.revisions()))))
                .toList());
    }

    static List<Message> heldIn(Map<String, AttributeValue> item) {
        return Attributes.required(item, HELD).l().stream()
                .map(AttributeValue::m)
                .map(message -> new Message(
                        Attributes.required(message, TEXTS).l().stream()
                                .map(AttributeValue::s)
                                .toList(),
                        revisions(Attributes.required(message, REVISIONS))))
                .toList();
    }

    static AttributeValue revisions(Map<Address, Long> revisions) {
        return AttributeValue.fromM(revisions.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().toString(), one -> Attributes.number(one.getValue()))));
    }

    static Map<Address, Long> revisions(AttributeValue map) {
        return map.m().entrySet().stream()
                .collect(Collectors.toMap(
                        one -> Address.of(one.getKey()),
                        one -> Long.parseLong(one.getValue().n())));
    }
}
