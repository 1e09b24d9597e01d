package io.tiebreak.register.dynamodb;

import io.tiebreak.KeyPart;
import io.tiebreak.dynamodb.Attributes;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.EventId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Partition keys of the registers' table. The kind comes first, so that a policy can name it. */
final class Keys {
    private static final String REGISTER = "signal";
    private static final String FAMILIES = "families";
    private static final String RULE = "rule";
    private static final String RECEIPT = "key";
    private static final String BUNDLE = "bundle";
    private static final String EVENT = "event";
    private static final String SLOT = "due";

    private Keys() {}

    /** Registers of a tenant that have the first segment in common. */
    static AttributeValue family(String tenant, String family) {
        return Attributes.string(String.join("/", REGISTER, KeyPart.escaped(tenant), family));
    }

    /** The tenant of a {@link #family} key. */
    static String tenant(String familyKey) {
        return KeyPart.unescaped(familyKey.split("/", -1)[1]);
    }

    /** The names of a tenant's families. */
    static AttributeValue families(String tenant) {
        return Attributes.string(FAMILIES + "/" + KeyPart.escaped(tenant));
    }

    /** A tenant's rules. */
    static AttributeValue rules(String tenant) {
        return Attributes.string(RULE + "/" + KeyPart.escaped(tenant));
    }

    static AttributeValue receipt(String commandId) {
        return Attributes.string(RECEIPT + "/" + commandId);
    }

    static AttributeValue bundle(BundleId id) {
        return Attributes.string(String.join("/", BUNDLE, KeyPart.escaped(id.tenant()), KeyPart.escaped(id.id())));
    }

    /** The bundle of a {@link #bundle(BundleId)} key. */
    static BundleId bundle(String key) {
        String[] parts = key.split("/", -1);
        return new BundleId(KeyPart.unescaped(parts[1]), KeyPart.unescaped(parts[2]));
    }

    static AttributeValue event(EventId id) {
        return Attributes.string(String.join("/", EVENT, KeyPart.escaped(id.tenant()), KeyPart.escaped(id.id())));
    }

    /** A part of the index of what is due: {@code due/07}. */
    static AttributeValue slot(int number) {
        return Attributes.string(SLOT + "/%02d".formatted(number));
    }
}
