package io.tiebreak.live;

import io.tiebreak.json.Json;
import io.tiebreak.register.Register;
import java.util.List;
import java.util.stream.Collectors;

/** Says updates in short: {@code /a@3=1}, {@code scene{/a@3=1 /b@1=2}}, {@code !/a=1}, {@code 1[/a@3=1 ...}. */
final class PlainWords implements Wording {
    @Override
    public List<String> of(Update update) {
        return List.of(
                switch (update) {
                    case Update.Changed(Register register) -> said(register);
                    case Update.Bundled(String tenant, String bundle, List<Register> registers) ->
                        bundle + "{" + said(registers) + "}";
                    case Update.Told(var event) -> "!" + event.address() + "=" + Json.text(event.value());
                });
    }

    @Override
    public String snapshot(String name, List<Register> registers, boolean more) {
        return name + "[" + said(registers) + (more ? " ..." : "]");
    }

    private static String said(List<Register> registers) {
        return registers.stream().map(PlainWords::said).collect(Collectors.joining(" "));
    }

    private static String said(Register register) {
        return register.id().address() + "@" + register.revision()
                + register.value().map(value -> "=" + brief(Json.text(value))).orElse(" gone")
                + register.lease().map(lease -> " held by " + lease.holder()).orElse("");
    }

    private static String brief(String text) {
        return text.length() > 20 ? text.length() + " bytes" : text;
    }
}
