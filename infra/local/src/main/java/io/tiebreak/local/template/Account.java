package io.tiebreak.local.template;

/** The account, region and stack this machine pretends to be. */
public final class Account {

    public static final String REGION = "us-east-1";
    public static final String ID = "000000000000";
    public static final String STACK = "local";

    /** The one stream in every log group. */
    public static final String LOG_STREAM = "local";

    /** What host names on AWS end in. */
    public static final String URL_SUFFIX = "amazonaws.com";

    private Account() {}

    /** The name a resource gets when the template leaves naming to CloudFormation. */
    public static String physicalName(String logicalId) {
        return STACK + "-" + logicalId;
    }

    /**
     * A resource's ARN.
     *
     * @param resource what follows the account, as {@code table/orders}
     */
    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ID + ":" + resource;
    }
}
