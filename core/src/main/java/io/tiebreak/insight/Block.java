package io.tiebreak.insight;

import io.tiebreak.Hash;
import io.tiebreak.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What some incidents of an hour came to. Never changed.
 *
 * @param hour in which they all were
 * @param id a hash of what it was made of: the same incidents make the same block again
 * @param tallies of each target and second, as {@link TallyJson} has them
 */
public record Block(Hour hour, String id, Packed tallies) {

    private record Line(Instant at, String text, Incident incident) {
        static Line of(Incident incident) {
            return new Line(incident.at(), Json.text(IncidentJson.json(incident)), incident);
        }
    }

    private record Spot(Target target, Instant second) {}

    /** What incidents of an hour come to, in as few blocks as fit into a row each; the same for the same, in any order. */
    static List<Block> of(Hour hour, List<Incident> incidents) {
        List<Line> lines = incidents.stream()
                .map(Line::of)
                .sorted(Comparator.comparing(Line::at).thenComparing(Line::text))
                .toList();
        List<Block> blocks = new ArrayList<>();
        cut(hour, lines, blocks);
        return blocks;
    }

    private static void cut(Hour hour, List<Line> lines, List<Block> blocks) {
        Packed tallies = Packed.of(TallyJson.json(tallies(lines)));
        if (tallies.fits() || lines.size() == 1) {
            blocks.add(new Block(hour, id(lines), tallies));
            return;
        }
        int half = lines.size() / 2;
        cut(hour, lines.subList(0, half), blocks);
        cut(hour, lines.subList(half, lines.size()), blocks);
    }

    private static List<TargetTally> tallies(List<Line> lines) {
        Map<Spot, TargetTally> tallies = new LinkedHashMap<>();
        for (Line line : lines) {
            Spot spot = new Spot(line.incident.target(), line.at.truncatedTo(ChronoUnit.SECONDS));
            tallies.merge(spot, TargetTally.of(line.incident), TargetTally::plus);
        }
        return tallies.values().stream().map(TargetTally::bounded).toList();
    }

    /** Of the incidents, not of the tallies: other incidents can come to the same. */
    private static String id(List<Line> lines) {
        byte[][] texts = lines.stream()
                .map(line -> (line.text + "\n").getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return Hash.of(texts);
    }
}
