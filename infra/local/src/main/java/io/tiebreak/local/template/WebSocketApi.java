package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A WebSocket API.
 *
 * @param selection the names to follow through a JSON message until the one whose value is its route
 * @param authorizer empty if anybody may connect
 * @param routes the ARN of a function, or of its alias, by route key
 */
public record WebSocketApi(
        String logicalId,
        String stage,
        List<String> selection,
        Optional<Authorizer> authorizer,
        Map<String, Target> routes,
        Map<String, String> stageVariables,
        Place place) {

    public static final String CONNECT = "$connect";
    public static final String DISCONNECT = "$disconnect";
    public static final String DEFAULT = "$default";

    /**
     * A function to invoke.
     *
     * @param arn its own, or that of its alias
     */
    public record Target(String arn, Place place) {}

    /** Who lets connections in; without the identity source it is not even asked. */
    public record Authorizer(Target function, IdentitySource source) {}

    /** Where a handshake has to say who connects. */
    public sealed interface IdentitySource {

        /** A parameter of the query. */
        record Query(String name) implements IdentitySource {}

        /** A header, in any case. */
        record Header(String name) implements IdentitySource {}
    }

    /** What stands for the API in ARNs and host names. */
    public String name() {
        return Account.physicalName(logicalId);
    }

    /** The host name it would have on AWS; nothing listens there. */
    public String domain() {
        return domain(logicalId);
    }

    static String domain(String logicalId) {
        return Account.physicalName(logicalId) + ".execute-api." + Account.REGION + "." + Account.URL_SUFFIX;
    }

    /** Where functions post to connections on AWS; it names the API here, and is no address. */
    public String managementUrl() {
        return "https://" + domain() + "/" + stage;
    }

    /** What an authorizer is asked for: to let somebody connect. */
    public String connectArn() {
        return arn(CONNECT);
    }

    /**
     * A connection, as policies name it.
     *
     * @param method the HTTP method to use on it
     */
    public String connectionArn(String method, String connectionId) {
        return arn(method + "/@connections/" + connectionId);
    }

    private String arn(String rest) {
        return Account.arn("execute-api", name() + "/" + stage + "/" + rest);
    }
}
