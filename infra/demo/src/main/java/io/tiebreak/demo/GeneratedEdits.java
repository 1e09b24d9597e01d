package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.importer.Edit;
import io.tiebreak.importer.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Made-up edits of the shape that real ones have: few documents get most of them, many authors make them, one in seven is
 * made on an old copy, and most of those touch fields that nobody touched since.
 */
final class GeneratedEdits implements Supplier<Edit> {

    private static final int DOCUMENTS = 12;
    private static final int AUTHORS = 60;
    private static final int FIELDS = 40;
    private static final int LONGEST_LAG = 3;
    private static final double ON_AN_OLD_COPY = 1.0 / 7;
    private static final double TOUCHES_THE_SAME = 0.3;

    private final RandomGenerator random;
    private final List<List<String>> touched = new ArrayList<>();
    private int line;

    GeneratedEdits(RandomGenerator random) {
        this.random = random;
        for (int document = 0; document < DOCUMENTS; document++) {
            touched.add(new ArrayList<>());
        }
    }

    @Override
    public Edit get() {
        // The product of two is small more often than not, so the first documents are hot.
        int document = (int) (random.nextDouble() * random.nextDouble() * DOCUMENTS);
        List<String> before = touched.get(document);
        int lag = random.nextDouble() < ON_AN_OLD_COPY ? Math.min(before.size() - 1, lag()) : 0;
        int saw = before.size() - Math.max(lag, 0);
        ObjectNode set = before.isEmpty() ? all() : one(field(before, saw));
        before.add(set.fieldNames().next());
        Place place = new Place("page-" + (document + 1), before.size());
        line++;
        return new Edit(line, place, "author" + random.nextInt(AUTHORS), saw, set, List.of(), "generated-" + line);
    }

    private int lag() {
        return 1 + random.nextInt(LONGEST_LAG);
    }

    /** A field that others have touched since, or one that they have not. */
    private String field(List<String> before, int saw) {
        List<String> unseen = before.subList(saw, before.size());
        if (!unseen.isEmpty() && random.nextDouble() < TOUCHES_THE_SAME) {
            return unseen.get(random.nextInt(unseen.size()));
        }
        String field = anyField();
        while (unseen.contains(field)) {
            field = anyField();
        }
        return field;
    }

    private String anyField() {
        return name(random.nextInt(FIELDS));
    }

    private static String name(int field) {
        return "paragraph-" + (field + 1);
    }

    private ObjectNode all() {
        ObjectNode set = Json.object();
        for (int field = 0; field < FIELDS; field++) {
            set.put(name(field), text());
        }
        return set;
    }

    private ObjectNode one(String field) {
        return Json.object().put(field, text());
    }

    private String text() {
        return "draft " + Integer.toHexString(random.nextInt(1 << 20));
    }
}
