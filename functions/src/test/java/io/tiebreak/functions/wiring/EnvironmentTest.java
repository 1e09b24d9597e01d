package io.tiebreak.functions.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.ScopelessTokens;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "COMMANDS_TABLE", "commands",
            "ITEMS_TABLE", "items",
            "SCOPE_CLAIM", "scp",
            "SCOPELESS_TOKENS", "all-but-admin");

    @Test
    void itSaysWhatTheTemplateSets() {
        var environment = new Environment(COMPLETE);
        assertThat(environment.commandsTable()).isEqualTo("commands");
        assertThat(environment.itemsTable()).isEqualTo("items");
        assertThat(environment.authentication()).isEqualTo(new Authentication("scp", ScopelessTokens.ALL_BUT_ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMANDS_TABLE", "ITEMS_TABLE", "SCOPE_CLAIM", "SCOPELESS_TOKENS"})
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
        assertThat(environment.commandsTable()).isNotEmpty();
        assertThat(environment.itemsTable()).isNotEmpty();
        assertThat(environment.authentication()).isNotNull();
    }
}
