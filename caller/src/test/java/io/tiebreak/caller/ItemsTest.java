package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.client.Update;
import io.tiebreak.client.Versioned;
import io.tiebreak.items.ItemState;
import io.tiebreak.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private final ScriptedBackend backend = new ScriptedBackend();
    private final HandTimers time = new HandTimers();
    private final Items items = Caller.of(Options.of(backend.base()).within(time.surroundings(1), time))
            .items();

    @AfterEach
    void end() {
        backend.close();
    }

    @Test
    void changesAnItemOnTheVersionThatWasSeen() {
        String cheese = item(3, "red").replace("'1'", "'käse & co'");
        backend.answers(200, cheese).answers(200, item(4, "blue"));
        Item seen = items.get("chairs", "käse & co").orElseThrow();
        assertThat(items.update(seen, ItemsTest::painted))
                .isInstanceOfSatisfying(
                        ItemOutcome.Updated.class,
                        updated -> assertThat(updated.now().version()).isEqualTo(4));
        assertThat(backend.requests())
                .containsExactly(
                        "GET /v1/items/chairs/k%C3%A4se%20%26%20co?consistent=true",
                        "PUT /v1/items/chairs/k%C3%A4se%20%26%20co {'version':3,'name':'chair','attributes':{'colour':'blue'}}");
    }

    @Test
    void aConflictCarriesWhatItTakesToDecideAgain() {
        backend.answers(200, item(3, "red")).answers(409, conflict(item(5, "green")));
        Item seen = items.get("chairs", "1").orElseThrow();
        assertThat(items.update(seen, ItemsTest::painted))
                .isInstanceOfSatisfying(ItemOutcome.Conflict.class, conflict -> {
                    assertThat(conflict.latest()).map(Item::version).contains(5L);
                    assertThat(conflict.changedFields()).containsExactly("/attributes/colour");
                    assertThat(conflict.rival()).map(Rival::actor).contains("ann");
                    assertThat(conflict.conflictId()).isEqualTo("x");
                });
    }

    @Test
    void whatChangesNothingIsNotSent() {
        backend.answers(200, item(3, "blue"));
        Item seen = items.get("chairs", "1").orElseThrow();
        assertThat(items.update(seen, ItemsTest::painted)).isEqualTo(new ItemOutcome.Unchanged(seen));
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void aRuleMaySayNo() {
        backend.answers(200, item(3, "red")).answers(422, "{'type':'/problems/rejected','code':'c','detail':'d'}");
        Item seen = items.get("chairs", "1").orElseThrow();
        assertThat(items.update(seen, ItemsTest::painted)).isEqualTo(new ItemOutcome.Rejected("c", "d"));
        backend.answers(200, item(3, "red")).answers(422, "{'type':'/problems/rejected','code':'c','detail':'d'}");
        assertThatThrownBy(() -> items.updateWithRetry("chairs", "1", ItemsTest::blue))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aChangeIsMadeAnewOnWhatTheConflictTold() {
        backend.answers(404, "{'type':'/problems/not-found'}")
                .answers(409, conflict(item(5, "green")))
                .hangsUp()
                .answers(200, item(6, "blue"));
        Update<ItemState> update = items.updateWithRetry("chairs", "1", ItemsTest::blue);
        assertThat(update).isEqualTo(new Update.Updated<>(new Versioned<>(6, state("blue")), 2));
        assertThat(backend.requests())
                .containsExactly(
                        "GET /v1/items/chairs/1?consistent=true",
                        "PUT /v1/items/chairs/1 {'version':0,'name':'chair','attributes':{'colour':'blue'}}",
                        "PUT /v1/items/chairs/1 {'version':5,'name':'chair','attributes':{'colour':'blue'}}",
                        "PUT /v1/items/chairs/1 {'version':5,'name':'chair','attributes':{'colour':'blue'}}");
        List<String> keys = backend.header("Idempotency-key");
        assertThat(keys.get(1)).isNotEqualTo(keys.get(2));
        assertThat(keys.get(2)).isEqualTo(keys.get(3));
    }

    private static ItemState blue(Optional<ItemState> before) {
        return painted(before.orElse(state("none")));
    }

    private static ItemState painted(ItemState state) {
        return new ItemState(state.name(), state.attributes().deepCopy().put("colour", "blue"));
    }

    private static ItemState state(String colour) {
        return new ItemState("chair", Json.object().put("colour", colour));
    }

    private static String item(int version, String colour) {
        return "{'type':'chairs','id':'1','version':" + version + ",'name':'chair','attributes':{'colour':'" + colour
                + "'},'createdAt':'2026-11-28T08:00:00.000Z','createdBy':'ann','updatedAt':'2026-11-28T08:00:00.000Z',"
                + "'updatedBy':'ann'}";
    }

    private static String conflict(String current) {
        return "{'type':'/problems/conflict','expectedVersion':3,'currentVersion':5,'current':" + current
                + ",'rival':{'actor':'ann','commandId':'c','at':'2026-11-28T08:00:00.000Z','version':4},"
                + "'changedFields':['/attributes/colour'],'conflictId':'x'}";
    }
}
