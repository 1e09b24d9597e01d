package io.tiebreak.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.DynamoDb;
import io.tiebreak.local.TestProject;
import io.tiebreak.local.dynamodb.LocalDynamoDb;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.Template;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final Faults NONE = Faults.none();
    private static final String NOTHING = "{}";

    private static LocalDynamoDb db;
    private static Functions functions;
    private static FunctionHost function;

    private static final List<Caller> CALLERS = new CopyOnWriteArrayList<>();

    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) {
        Template template = Template.load(TestProject.in(folder).template("""
                Resources:
                  Copies:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                  Mortal:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      CodeUri: functions.zip
                      Handler: io.tiebreak.local.handlers.MortalFunction
                      Timeout: 20
                      Policies:
                        - Statement: {Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Copies.Arn}
                """));
        db = LocalDynamoDb.inMemory();
        db.createTables(template.tables());
        functions = Functions.start(
                template.functions(), NONE, KillTest::endpoints, (group, line) -> LINES.add(group + " " + line));
        function = functions.get("Mortal");
    }

    private static Map<String, String> endpoints(Caller caller) {
        CALLERS.add(caller);
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", db.endpointOf(caller).toString());
    }

    @AfterAll
    static void stop() {
        functions.close();
        db.close();
    }

    @BeforeEach
    void makeSureTheProcessIsNotNew() {
        function.invoke(NOTHING);
    }

    @Test
    void aKilledInvocationFailsAtOnceAndHalfDone() {
        int requests = killAndCount("half", 100);
        assertThat(requests).isBetween(0, 63);
        assertThat(IntStream.rangeClosed(1, 100).filter(n -> has("half", n))).hasSize(requests);
        assertThat(IntStream.rangeClosed(1, requests).allMatch(n -> has("half", n)))
                .isTrue();
    }

    @Test
    void anInvocationThatAsksForLittleDiesBeforeItAnswers() {
        assertThat(function.deliver(NOTHING, kill())).isInstanceOf(Outcome.Failed.class);
        assertThat(function.invoke(NOTHING)).isEqualTo(new Outcome.Answered("1"));
    }

    @Test
    void theNextInvocationFindsANewProcess() {
        assertThat(function.invoke(NOTHING)).isNotEqualTo(new Outcome.Answered("1"));
        function.deliver(NOTHING, kill());
        assertThat(function.invoke(NOTHING)).isEqualTo(new Outcome.Answered("1"));
        assertThat(function.invoke(NOTHING)).isEqualTo(new Outcome.Answered("2"));
    }

    @Test
    void theDeadReachNothingEverAgain() {
        killAndCount("dead", 100);
        DynamoDb zombie = new DynamoDb(db.endpointOf(CALLERS.getLast()));
        assertThatThrownBy(() -> zombie.put("local-Copies", "zombie")).isInstanceOf(UncheckedIOException.class);
        assertThat(new DynamoDb(db.endpoint()).has("local-Copies", "zombie")).isFalse();
    }

    @Test
    void theDeadLogNothing() {
        killAndCount("mute", 70);
        await().until(() -> System.getProperty("mortal", "").contains("mute70"));
        assertThat(LINES).noneMatch(line -> line.contains("mute70"));
        function.invoke(ids("alive", 1));
        assertThat(LINES).contains("/aws/lambda/local-Mortal done with {ids=[alive1]}");
    }

    @Test
    void theSameSeedKillsAtTheSameRequest() {
        assertThat(killAndCount("first", 100)).isEqualTo(killAndCount("again", 100));
    }

    @Test
    void whoeverIsAtWorkBesideItIsSpared() throws Exception {
        Thread beside = new Thread(() -> function.invoke(ids("beside", 300)));
        beside.start();
        await().until(() -> has("beside", 1));
        killAndCount("doomed", 100);
        beside.join();
        assertThat(has("beside", 300)).isTrue();
    }

    private static Faults kill() {
        return Faults.parse("kill=1,seed=5");
    }

    /** Returns how many items were put. */
    private static int killAndCount(String prefix, int items) {
        assertThat(function.deliver(ids(prefix, items), kill()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.type()).isEqualTo("Runtime.ExitError"));
        return (int) IntStream.rangeClosed(1, items).filter(n -> has(prefix, n)).count();
    }

    private static String ids(String prefix, int count) {
        return "{\"ids\":["
                + String.join(
                        ",",
                        IntStream.rangeClosed(1, count)
                                .mapToObj(n -> "\"" + prefix + n + "\"")
                                .toList())
                + "]}";
    }

    private static boolean has(String prefix, int n) {
        return new DynamoDb(db.endpoint()).has("local-Copies", prefix + n);
    }
}
