package io.tiebreak.local.template;

import java.util.Locale;

/**
 * An S3 bucket, here a folder.
 *
 * @param tellsEventBridge whether new objects become events
 */
public record Bucket(String logicalId, boolean tellsEventBridge) {

    public String name() {
        return name(logicalId);
    }

    /**
     * A bucket's ARN.
     *
     * @param name its physical name
     */
    public static String arn(String name) {
        return "arn:aws:s3:::" + name;
    }

    static String name(String logicalId) {
        return Account.physicalName(logicalId).toLowerCase(Locale.ROOT);
    }
}
