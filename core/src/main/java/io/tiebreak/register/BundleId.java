package io.tiebreak.register;

/** Names a bundle of a tenant's. */
public record BundleId(String tenant, String id) {

    /** Which of the {@link RegisterStore#SLOTS} slots it is in while somebody has to look at it. */
    public int slot() {
        return Math.floorMod((tenant + "/" + id).hashCode(), RegisterStore.SLOTS);
    }
}
