package io.tiebreak.local.template;

import java.util.Locale;

/** An S3 bucket, here a folder. */
public record Bucket(String logicalId) {

    public String name() {
        return name(logicalId);
    }

    static String name(String logicalId) {
        return Account.physicalName(logicalId).toLowerCase(Locale.ROOT);
    }
}
