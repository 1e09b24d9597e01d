package io.tiebreak.functions.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.functions.gateway.GatewayPlace;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.s3.S3Place;
import io.tiebreak.functions.token.Issuer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "COMMANDS_TABLE", "commands",
            "VISITS_TABLE", "visits",
            "PRESENCE_TABLE", "presence",
            "VIEWS_TABLE", "views",
            "STACK", "prod",
            "AWS_REGION", "eu-central-1",
            "SCOPE_CLAIM", "scp",
            "SCOPELESS_TOKENS", "all-but-admin");

    @Test
    void itSaysWhatTheTemplateSets() {
        var environment = new Environment(COMPLETE);
        assertThat(environment.ledgerTable("item")).isEqualTo("commands");
        assertThat(environment.ledgerTable("visit")).isEqualTo("visits");
        assertThat(environment.presenceTable()).isEqualTo("presence");
        assertThat(environment.viewsTable()).isEqualTo("views");
        assertThat(environment.stack()).isEqualTo("prod");
        assertThat(environment.s3()).isEqualTo(new S3Place("eu-central-1", Optional.empty()));
        assertThat(environment.authentication()).isEqualTo(new Authentication("scp", ScopelessTokens.ALL_BUT_ADMIN));
    }

    @Test
    void anotherS3IsTakenWhereOneIsNamed() {
        Map<String, String> other = new HashMap<>(COMPLETE);
        other.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");
        assertThat(new Environment(other).s3())
                .isEqualTo(new S3Place("eu-central-1", Optional.of(URI.create("http://127.0.0.1:1"))));
    }

    @Test
    void socketsAreReachedThroughTheirApiOrAnotherServer() {
        Map<String, String> other = new HashMap<>(COMPLETE);
        other.put("LIVE_API", "https://api.execute-api.eu-central-1.amazonaws.com/live");
        assertThat(new Environment(other).gateway())
                .isEqualTo(new GatewayPlace(
                        "eu-central-1", URI.create("https://api.execute-api.eu-central-1.amazonaws.com/live")));
        other.put("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", "http://127.0.0.1:1/door");
        assertThat(new Environment(other).gateway().stage()).isEqualTo(URI.create("http://127.0.0.1:1/door/live"));
    }

    @Test
    void theIssuerMayLeaveItToHisDocumentWhereHisKeysAre() {
        Map<String, String> other = new HashMap<>(COMPLETE);
        other.putAll(Map.of("JWT_ISSUER", "https://issuer.example", "JWT_AUDIENCE", "us", "JWT_KEYS", ""));
        assertThat(new Environment(other).issuer())
                .isEqualTo(new Issuer("https://issuer.example", "us", Optional.empty()));
        other.put("JWT_KEYS", "https://keys.example");
        assertThat(new Environment(other).issuer().keys()).contains(URI.create("https://keys.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMANDS_TABLE",
                "VISITS_TABLE",
                "PRESENCE_TABLE",
                "VIEWS_TABLE",
                "STACK",
                "AWS_REGION",
                "SCOPE_CLAIM",
                "SCOPELESS_TOKENS"
            })
    void aVariableThatIsNotSetIsNamed(String name) {
        Map<String, String> without = new HashMap<>(COMPLETE);
        without.remove(name);
        assertThatThrownBy(() -> readAll(new Environment(without)))
                .hasMessage("Environment variable " + name + " is not set");
        without.put(name, " ");
        assertThatThrownBy(() -> readAll(new Environment(without)))
                .hasMessage("Environment variable " + name + " is not set");
    }

    @Test
    void aValueThatMeansNothingIsRefusedByTheNameOfItsVariable() {
        Map<String, String> wrong = new HashMap<>(COMPLETE);
        wrong.put("SCOPELESS_TOKENS", "all");
        assertThatThrownBy(() -> readAll(new Environment(wrong))).hasMessageContaining("SCOPELESS_TOKENS");
    }

    private static void readAll(Environment environment) {
        assertThat(environment.ledgerTable("item")).isNotEmpty();
        assertThat(environment.ledgerTable("visit")).isNotEmpty();
        assertThat(environment.presenceTable()).isNotEmpty();
        assertThat(environment.viewsTable()).isNotEmpty();
        assertThat(environment.stack()).isNotEmpty();
        assertThat(environment.s3().region()).isNotEmpty();
        assertThat(environment.authentication()).isNotNull();
    }
}
