package io.tiebreak.presence;

import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.presence.dynamodb.DynamoDbSightingStore;
import io.tiebreak.store.Mishaps.Mishap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Database.Given.class)
class HeartbeatsOnDynamoDbTest extends HeartbeatsContract {

    HeartbeatsOnDynamoDbTest(Database database) {
        super(mishaps -> new DynamoDbSightingStore(
                database.client(new UnreliableHttp(database.http(), mishaps)), database.table("PresenceTable")));
    }

    @AfterEach
    void allThatWasPlannedHappened() {
        assertThat(mishaps.over()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostAnswerIsNoHeartbeatOfSomebodyElse(boolean repeatable) {
        mishaps.plan(WRITE, new Mishap.AnswerLost());
        var first = clock.instant();
        assertThat(beat(session.tab("a"), "/", request("k-" + tenant, repeatable)))
                .isEqualTo(new Beat.Recorded(first, false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeartbeatThatIsSentTwiceUnseenIsRecorded(boolean repeatable) {
        mishaps.plan(WRITE, new Mishap.Twice());
        assertThat(beat(session.tab("a"), "/", request("k-" + tenant, repeatable)))
                .isInstanceOf(Beat.Recorded.class);
    }

    @Test
    void throttlingAndOtherTransactionsAreWaitedOut() {
        mishaps.plan(WRITE, new Mishap.Throttled());
        mishaps.plan(WRITE, new Mishap.TransactionConflict());
        assertThat(beat(session.tab("a"), "/", request("k-" + tenant, true))).isInstanceOf(Beat.Recorded.class);
    }

    @Test
    void whatIsNotKnownWhenTimeIsOverIsToldSo() {
        IntStream.range(0, 200).forEach(i -> mishaps.plan(WRITE, new Mishap.RequestLost()));
        assertThatThrownBy(() -> beat(session.tab("a"), "/", request("k-" + tenant, false)))
                .isInstanceOf(OutcomeUnknown.class);
        while (!mishaps.over()) {
            mishaps.next(WRITE);
        }
    }
}
