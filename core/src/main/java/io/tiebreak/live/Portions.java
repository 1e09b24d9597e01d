package io.tiebreak.live;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tiebreak.json.Json;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Register;
import io.tiebreak.register.Replaced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cuts what is too large for one text. */
public final class Portions {
    /** What a connection takes at once: 128 KB. */
    public static final int MOST_BYTES = 128 * 1024;

    /** Names of fields, numbers and times, and what stands around all registers; generously. */
    private static final int AROUND = 600;

    private Portions() {}

    /** Registers in their order, in as few portions as fit; one empty portion if there are none. */
    public static List<List<Register>> of(List<Register> registers) {
        List<List<Register>> portions = new ArrayList<>(List.of(new ArrayList<>()));
        int bytes = 0;
        for (Register register : registers) {
            int size = bytes(register);
            if (bytes > 0 && bytes + size + AROUND > MOST_BYTES) {
                portions.add(new ArrayList<>());
                bytes = 0;
            }
            portions.getLast().add(register);
            bytes += size;
        }
        return portions;
    }

    /** An upper bound of what it takes as JSON. */
    private static int bytes(Register register) {
        int texts = Stream.of(
                        Optional.of(register.id().address().toString()),
                        Optional.of(register.stamp().writer()),
                        Optional.of(register.last().writer()),
                        register.replaced().map(Replaced::writer),
                        register.lease().map(Lease::holder))
                .flatMap(Optional::stream)
                .mapToInt(text -> Json.bytes(TextNode.valueOf(text)))
                .sum();
        return register.value().map(Json::bytes).orElse(0) + texts + AROUND;
    }
}
