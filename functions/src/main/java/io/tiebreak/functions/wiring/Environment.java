package io.tiebreak.functions.wiring;

import io.tiebreak.functions.gateway.GatewayPlace;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.s3.S3Place;
import io.tiebreak.functions.token.Issuer;
import io.tiebreak.items.Items;
import io.tiebreak.presence.Visits;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the template sets for a function, read once at its start.
 *
 * @param variables environment variables by name
 */
public record Environment(Map<String, String> variables) {

    /** Name of the table that keeps streams of a kind. */
    public String ledgerTable(String kind) {
        return switch (kind) {
            case Items.KIND -> required("COMMANDS_TABLE");
            case Visits.KIND -> required("VISITS_TABLE");
            default -> throw new IllegalArgumentException("no table keeps streams of kind " + kind);
        };
    }

    /** Name of the table of who is there now. */
    public String presenceTable() {
        return required("PRESENCE_TABLE");
    }

    /** Name of the table of shared values. */
    public String registersTable() {
        return required("REGISTERS_TABLE");
    }

    /** Where events are sent to. */
    public String eventsQueue() {
        return required("EVENTS_QUEUE");
    }

    /** Where commands to items are sent that are carried out later. */
    public String itemCommandsQueue() {
        return required("ITEM_COMMANDS_QUEUE");
    }

    /** Where reminders of bundles are sent to. */
    public String bundlesQueue() {
        return required("BUNDLES_QUEUE");
    }

    /** Name of the table of connections and subscriptions. */
    public String subscriptionsTable() {
        return required("SUBSCRIPTIONS_TABLE");
    }

    /** Where connections are named whose time comes to its end. */
    public String endsQueue() {
        return required("ENDS_QUEUE");
    }

    /** Where connections are reached. */
    public GatewayPlace gateway() {
        URI api = URI.create(required("LIVE_API"));
        return new GatewayPlace(
                required("AWS_REGION"),
                endpoint("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI")
                        .map(server -> URI.create(server.toString().replaceFirst("/$", "") + api.getPath()))
                        .orElse(api));
    }

    /** Whose tokens are good at a socket. */
    public Issuer issuer() {
        return new Issuer(
                required("JWT_ISSUER"),
                required("JWT_AUDIENCE"),
                Optional.ofNullable(variables.get("JWT_KEYS"))
                        .filter(text -> !text.isBlank())
                        .map(URI::create));
    }

    /** Name of the table of what commands met. */
    public String insightsTable() {
        return required("INSIGHTS_TABLE");
    }

    /** Where pages open their sockets. */
    public URI sockets() {
        return URI.create(required("SOCKETS"));
    }

    /** Name of the table of all views. */
    public String viewsTable() {
        return required("VIEWS_TABLE");
    }

    /** Name of the stack, which tells its metrics from those of others in the same account. */
    public String stack() {
        return required("STACK");
    }

    /** Where S3 is; buckets are in one region with the functions. */
    public S3Place s3() {
        return new S3Place(required("AWS_REGION"), endpoint("AWS_ENDPOINT_URL_S3"));
    }

    /** Another server than AWS's. */
    private Optional<URI> endpoint(String variable) {
        return Optional.ofNullable(variables.get(variable))
                .filter(text -> !text.isBlank())
                .map(URI::create);
    }

    /** Where a token's scopes are found, and what a token without any may do. */
    public Authentication authentication() {
        return new Authentication(required("SCOPE_CLAIM"), scopelessTokens());
    }

    private ScopelessTokens scopelessTokens() {
        String name = "SCOPELESS_TOKENS";
        return switch (required(name)) {
            case "none" -> ScopelessTokens.NONE;
            case "all-but-admin" -> ScopelessTokens.ALL_BUT_ADMIN;
            default ->
                throw new IllegalStateException("Environment variable " + name + " is neither none nor all-but-admin");
        };
    }

    private String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Environment variable " + name + " is not set");
        }
        return value;
    }
}
