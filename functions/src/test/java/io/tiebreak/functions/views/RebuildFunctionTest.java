package io.tiebreak.functions.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.LambdaRuntime;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generations;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildFunctionTest {
    private final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final RebuildFunction function = new RebuildFunction(
            DaggerFakeRebuildComponent.builder().fakeWorld(world).build().rebuilds());

    /** The answer to an order written with ' for ". */
    private JsonNode order(String event) {
        return order(event, 120_000);
    }

    @SuppressWarnings("unchecked")
    private JsonNode order(String event, int remaining) {
        Map<String, Object> read = LambdaRuntime.event(event.replace('\'', '"'), Map.class);
        return Json.stored(LambdaRuntime.answer(function.handleRequest(read, new Ending(remaining))));
    }

    private void items(int count) {
        for (int i = 0; i < count; i++) {
            world.ledger.append(Poison.mended("demo", "i" + i, 1), new Meter());
        }
    }

    private Generations items() {
        return world.generations.find("items", new Meter()).orElseThrow();
    }

    @Test
    void aViewIsRebuiltSwitchedAndSwitchedBack() {
        items(3);
        world.project();
        JsonNode rebuilt = order("{'view':'items','action':'rebuild','segments':2,'unitsPerSecond':1000}");
        assertThat(rebuilt.required("view").asText()).isEqualTo("items");
        assertThat(rebuilt.required("phase").asText()).isEqualTo("complete");
        assertThat(rebuilt.required("serving").intValue()).isEqualTo(1);
        assertThat(rebuilt.required("generation").intValue()).isEqualTo(2);
        assertThat(rebuilt.required("commands").intValue()).isEqualTo(3);
        assertThat(rebuilt.required("roughly").intValue()).isEqualTo(3);
        assertThat(rebuilt.required("parked").intValue()).isZero();
        assertThat(rebuilt.required("parkedStreams")).isEmpty();
        assertThat(rebuilt.required("requests").intValue()).isPositive();
        assertThat(rebuilt.required("readUnits").isNumber()).isTrue();
        assertThat(rebuilt.required("writeUnits").isNumber()).isTrue();
        assertThat(rebuilt.has("previous")).isFalse();

        JsonNode switched = order("{'view':'items','action':'switch'}");
        assertThat(switched.required("phase").asText()).isEqualTo("serving");
        assertThat(switched.required("serving").intValue()).isEqualTo(2);
        assertThat(switched.required("previous").intValue()).isEqualTo(1);

        JsonNode back = order("{'view':'items','action':'back'}");
        assertThat(back.required("serving").intValue()).isEqualTo(1);
        assertThat(back.required("previous").intValue()).isEqualTo(2);
        assertThat(items().serving()).isEqualTo(1);
    }

    @Test
    void aStatusChangesNothing() {
        items(2);
        JsonNode status = order("{'view':'item-types','action':'status'}");
        assertThat(status.required("phase").asText()).isEqualTo("serving");
        assertThat(status.required("serving").intValue()).isEqualTo(1);
        assertThat(status.required("roughly").intValue()).isEqualTo(2);
        assertThat(world.generations.all(new Meter())).isEmpty();
    }

    @Test
    void aRebuildStopsInTimeAndGoesOnWhenOrderedAgain() {
        items(3);
        JsonNode begun = order("{'view':'items','action':'rebuild'}", 15_000);
        assertThat(begun.required("phase").asText()).isEqualTo("copying");
        assertThat(begun.required("commands").intValue()).isZero();
        assertThat(order("{'view':'items','action':'rebuild'}")
                        .required("commands")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void streamsThatCannotBeAppliedAreToldTwentyAtMost() {
        for (int i = 0; i < 30; i++) {
            world.ledger.append(Poison.poison("demo", "p" + i, 1), new Meter());
        }
        JsonNode rebuilt = order("{'view':'items','action':'rebuild'}");
        assertThat(rebuilt.required("parked").intValue()).isEqualTo(30);
        assertThat(rebuilt.required("parkedStreams")).hasSize(20);
        JsonNode stream = rebuilt.at("/parkedStreams/0");
        assertThat(stream.required("stream").asText()).startsWith("item/demo/invoice/p");
        assertThat(stream.required("version").intValue()).isEqualTo(1);
        assertThat(stream.required("reason").asText()).contains("schema version 99");
        assertThat(rebuilt.toString()).doesNotContain("Secret");
    }

    @Test
    void thereMustBeAGenerationToSwitchTo() {
        world.project();
        assertThatThrownBy(() -> order("{'view':'items','action':'switch'}"))
                .hasMessage("the view items has no generation to switch to");
        assertThatThrownBy(() -> order("{'view':'items','action':'back'}"))
                .hasMessage("the view items has no generation to switch to");
        items(1);
        order("{'view':'items','action':'rebuild'}", 15_000);
        assertThatThrownBy(() -> order("{'view':'items','action':'switch'}"))
                .hasMessage("generation 2 of items is not complete yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                       | view must be the name of a view
            {'view':7}                                               | view must be the name of a view
            {'view':'x','action':'status'}                           | view must be one of item-names, item-types, items, visits
            {'view':'items'}                                         | action must be one of rebuild, switch, back, status
            {'view':'items','action':'REBUILD'}                      | action must be one of rebuild, switch, back, status
            {'view':'items','action':'rebuild','segments':0}         | segments must be an integer from 1 to 64
            {'view':'items','action':'rebuild','segments':65}        | segments must be an integer from 1 to 64
            {'view':'items','action':'rebuild','segments':'4'}       | segments must be an integer from 1 to 64
            {'view':'items','action':'rebuild','segments':1.5}       | segments must be an integer from 1 to 64
            {'view':'items','action':'rebuild','segments':null}      | segments must be an integer from 1 to 64
            {'view':'items','action':'rebuild','unitsPerSecond':0}   | unitsPerSecond must be an integer from 1 to 100000
            {'view':'items','action':'rebuild','unitsPerSecond':100001} | unitsPerSecond must be an integer from 1 to 100000
            {'view':'items','action':'rebuild','speed':1}            | there is no field speed
            """)
    void aBadOrderIsRefusedByItsField(String event, String message) {
        assertThatThrownBy(() -> order(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** A program with so many milliseconds left. */
    private record Ending(int remaining) implements Context {
        @Override
        public int getRemainingTimeInMillis() {
            return remaining;
        }

        @Override
        public String getAwsRequestId() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getLogGroupName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getLogStreamName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getFunctionName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getFunctionVersion() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getInvokedFunctionArn() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getMemoryLimitInMB() {
            throw new UnsupportedOperationException();
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    }
}
