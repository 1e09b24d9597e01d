package io.tiebreak.functions.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.endtoend.Door.Answer;
import io.tiebreak.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sessions that all look at the same pages, all at once; they ask again while the answer is a 429 or 503. */
record Visitors(Door door, List<String> pages) {
    private static final int PATIENCE = 20;

    /** The names of so many. */
    static List<String> sessions(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + "-" + i).toList();
    }

    /** How often all of them were told that a view counts; each session tells of each page so many times. */
    long view(List<String> sessions, int times) throws InterruptedException, ExecutionException {
        List<Callable<Answer>> calls = new ArrayList<>();
        each(sessions, times, (session, page) -> calls.add(() -> insist("views", session, page)));
        return all(calls)
                .filter(view -> view.body().path("counted").booleanValue())
                .count();
    }

    /** Says once that every session has a tab on each page. */
    void beat(List<String> sessions) throws InterruptedException, ExecutionException {
        List<Callable<Answer>> calls = new ArrayList<>();
        each(sessions, 1, (session, page) -> calls.add(() -> insist("heartbeats", session, page)));
        assertThat(all(calls))
                .allSatisfy(beat -> assertThat(beat.body().has("lastSeen")).isTrue());
    }

    private interface Visit {
        void on(String session, String page);
    }

    private void each(List<String> sessions, int times, Visit visit) {
        for (int i = 0; i < times; i++) {
            sessions.forEach(session -> pages.forEach(page -> visit.on(session, page)));
        }
    }

    private static Stream<Answer> all(List<Callable<Answer>> calls) throws InterruptedException, ExecutionException {
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers.stream();
    }

    private Answer insist(String what, String session, String page) {
        var body = Json.object().put("sessionId", session).put("path", page);
        if (what.equals("heartbeats")) {
            body.put("tabId", page);
        }
        Answer answer = door.send("POST", "/v1/presence/" + what, Json.text(body));
        for (int i = 0; i < PATIENCE && (answer.status() == 429 || answer.status() == 503); i++) {
            answer = door.send("POST", "/v1/presence/" + what, Json.text(body));
        }
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    /** Waits until the statistics say that so many sessions have viewed all pages once, and no more than that. */
    void haveAllViewed(int sessions) {
        List<ObjectNode> expected = pages.stream()
                .sorted()
                .map(path -> page(path, sessions, sessions))
                .toList();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            JsonNode stats = stats();
            assertThat(stats.path("totalViews").intValue()).isEqualTo(sessions * pages.size());
            assertThat(stats.path("uniqueVisitors").intValue()).isEqualTo(sessions);
            assertThat(stats.path("pages")).containsExactlyElementsOf(expected);
        });
    }

    JsonNode stats() {
        return door.get("/v1/presence/stats").body();
    }

    static ObjectNode page(String path, int views, int visitors) {
        return Json.object().put("path", path).put("views", views).put("visitors", visitors);
    }
}
