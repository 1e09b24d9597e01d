package io.tiebreak.command;

import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.items.Item;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemState;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What becomes of a partial update whose caller knew an old version. */
abstract class RebaseContract extends WritePathFixture {

    RebaseContract(Function<Mishaps, Ledgers> ledgers) {
        super(ledgers);
    }

    @Test
    void onTheVersionItsCallerKnowsItIsAnOrdinaryUpdate() {
        rival("n", "{\"a\":1}");
        assertThat(committed(rebase(1, patch("{\"b\":2}"))).version()).isEqualTo(2);
    }

    @Test
    void fieldsNobodyTouchedSinceAreChangedOnTheNewestVersion() {
        rival("n", "{\"a\":1,\"b\":1}");
        rival("n", "{\"a\":2,\"b\":1}");
        rival("n", "{\"a\":3,\"b\":1}");
        VersionedCommand receipt = committed(rebase(1, patch("{\"b\":2}")));
        assertThat(receipt.version()).isEqualTo(4);
        assertState(receipt, "{\"a\":3,\"b\":2}");
    }

    @Test
    void aTouchedFieldIsAConflictThatNamesIt() {
        rival("n", "{\"a\":1,\"b\":1}");
        VersionedCommand rival = rival("n", "{\"a\":1,\"b\":2}");
        Outcome.Conflict conflict = conflict(rebase(1, patch("{\"b\":3,\"a\":9}")));
        assertThat(conflict.changedFields()).containsExactly("/attributes/b");
        assertThat(conflict.rival()).contains(rival);
        assertThat(conflict.expected()).isEqualTo(new Expectation.UntouchedSince(1));
    }

    @Test
    void aFieldThatWasChangedAndChangedBackIsUntouched() {
        rival("n", "{\"a\":1}");
        rival("n", "{\"a\":2}");
        rival("n", "{\"a\":1}");
        assertState(committed(rebase(1, patch("{\"a\":5}"))), "{\"a\":5}");
    }

    @Test
    void removingAndAddingCountAsTouching() {
        rival("n", "{\"a\":1}");
        rival("n", "{\"b\":1}");
        assertThat(rebase(1, patch("{\"a\":2}"))).isInstanceOf(Outcome.Conflict.class);
        assertThat(rebase(1, patch("{\"b\":2}"))).isInstanceOf(Outcome.Conflict.class);
        assertThat(rebase(1, patch("{\"a\":null}"))).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void fieldsAreTheInnermostOnesAndArraysAreOneField() {
        rival("n", "{\"o\":{\"x\":1,\"y\":1},\"l\":[1,2]}");
        rival("n", "{\"o\":{\"x\":2,\"y\":1},\"l\":[1,3]}");
        assertState(committed(rebase(1, patch("{\"o\":{\"y\":2}}"))), "{\"o\":{\"x\":2,\"y\":2},\"l\":[1,3]}");
        assertThat(rebase(1, patch("{\"l\":[1,2,3]}"))).isInstanceOf(Outcome.Conflict.class);
        assertThat(rebase(1, patch("{\"o\":null}"))).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void theNameIsAFieldToo() {
        rival("n", "{}");
        rival("renamed", "{}");
        ItemCommand rename = new ItemCommand.PatchItem(Optional.of("mine"), Optional.empty());
        assertThat(rebase(1, rename)).isInstanceOf(Outcome.Conflict.class);
        assertThat(committed(rebase(1, patch("{\"a\":1}"))).version()).isEqualTo(3);
    }

    @Test
    void anAnswerWithoutAWriteIsNeverTakenFromAnOldRead() {
        rival("n", "{\"a\":1}");
        rival("n", "{\"a\":2}");
        rival("n", "{\"a\":1}");
        ledger.lagBy(1);
        assertThat(committed(rebase(1, patch("{\"a\":5}"))).version()).isEqualTo(4);
    }

    @Test
    void beatenMeanwhileItIsJudgedAnewOnTheRivalsState() {
        rival("n", "{\"a\":1,\"b\":1}");
        mishaps.plan(WRITE, new Mishap.After(() -> rival("n", "{\"a\":2,\"b\":1}")));
        assertState(committed(rebase(1, patch("{\"b\":2}"))), "{\"a\":2,\"b\":2}");

        mishaps.plan(WRITE, new Mishap.After(() -> rival("n", "{\"a\":2,\"b\":7}")));
        assertThat(conflict(rebase(3, patch("{\"b\":3}"))).changedFields()).containsExactly("/attributes/b");
    }

    @Test
    void whatWasDeletedSinceIsAConflictEvenIfItIsThereAgain() {
        rival("n", "{\"a\":1}");
        rivalDeletes();
        assertThat(conflict(rebase(1, patch("{\"b\":2}"))).currentVersion()).isZero();
        rival("n", "{\"a\":1}");
        assertThat(conflict(rebase(1, patch("{\"b\":2}"))).currentVersion()).isEqualTo(3);
    }

    @Test
    void aConflictSaysWhetherARebaseWouldHaveDone() {
        rival("n", "{\"a\":1,\"b\":1}");
        rival("n", "{\"a\":1,\"b\":2}");
        assertThat(stale(1, patch("{\"a\":3}")).rebasable()).isTrue();
        assertThat(stale(1, patch("{\"b\":3}")).rebasable()).isFalse();
        assertThat(stale(1, replace("mine")).rebasable()).isFalse();
        assertThat(stale(5, patch("{\"a\":3}")).rebasable()).isFalse();
        rivalDeletes();
        assertThat(stale(2, patch("{\"a\":3}")).rebasable()).isFalse();
        rival("n", "{\"a\":1,\"b\":2}");
        assertThat(stale(2, patch("{\"a\":3}")).rebasable()).isFalse();
    }

    private Outcome.Conflict stale(long version, ItemCommand command) {
        return conflict(send(new Expectation.Exactly(version), command, "me"));
    }

    @Test
    void aVersionThatIsNotThereYetIsAConflict() {
        rival("n", "{\"a\":1}");
        assertThat(conflict(rebase(5, patch("{\"b\":2}"))).rival()).isEmpty();
    }

    @Test
    void aPatchThatTheNewestVersionHasAlreadyChangesNothing() {
        rival("n", "{\"a\":1,\"b\":1}");
        VersionedCommand head = rival("n", "{\"a\":2,\"b\":1}");
        assertThat(rebase(1, patch("{\"b\":1}"))).isEqualTo(new Outcome.Unchanged(head));
    }

    @Test
    void commandsThatAreNotPartialAreTouchedByAnyChange() {
        rival("one");
        rival("two");
        assertThat(rebase(1, replace("mine"))).isInstanceOf(Outcome.Conflict.class);
    }

    private Outcome rebase(long version, ItemCommand command) {
        return send(new Expectation.UntouchedSince(version), command, "me-" + System.identityHashCode(command));
    }

    private static void assertState(VersionedCommand receipt, String attributes) {
        assertThat(Item.after(receipt).orElseThrow().state()).isEqualTo(new ItemState("n", attributes(attributes)));
    }
}
