package io.tiebreak.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.TestProject;
import io.tiebreak.local.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightsTest {

    @Test
    void areRefusedWhereADefaultRouteWithAnAuthorizerTakesThem(@TempDir Path folder) throws Exception {
        Path template = TestProject.in(folder).template();
        assertThat(Preflights.areRefused(Template.load(template))).isFalse();
        Files.writeString(
                template,
                Files.readString(template).lines().filter(line -> !line.contains("Preflight:")).toList().stream()
                        .reduce("", (text, line) -> text + line + "\n"));
        assertThat(Preflights.areRefused(Template.load(template))).isTrue();
    }
}
