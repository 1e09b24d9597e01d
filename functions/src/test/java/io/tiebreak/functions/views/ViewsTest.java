package io.tiebreak.functions.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generations;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);

    private Reply views() {
        return Sent.to("GET", "/v1/views", "/v1/views")
                .claim("scope", "admin")
                .by(new ViewsFunction(DaggerFakeViewsComponent.builder()
                        .fakeWorld(world)
                        .build()
                        .api()))
                .is(200);
    }

    @Test
    void viewsThatHaveNothingYetAreThere() {
        assertThat(Json.text(views().body())).isEqualTo("""
                {"items":[{"view":"item-names","serving":1,"form":1},\
                {"view":"item-types","serving":1,"form":1},{"view":"items","serving":1,"form":1},\
                {"view":"visits","serving":1,"form":1}]}""");
    }

    @Test
    void theyTellHowFarTheyAreBehind() {
        world.ledger.append(Poison.mended("demo", "a", 1), new Meter());
        world.project();
        assertThat(Json.text(views().body().at("/items/2/lag"))).isEqualTo("""
                {"behindMillis":3600000,"newest":"2026-11-21T07:00:00.000Z","at":"2026-11-21T08:00:00.000Z"}""");
    }

    @Test
    void aViewThatIsRebuiltTellsHowFarItIs() {
        Generations first = Generations.first("items", 1);
        Generations building = first.begun(1, 2, world.now());
        world.generations.replace(first, new Meter());
        world.generations.replace(building, new Meter());
        assertThat(Json.text(views().body().at("/items/2"))).isEqualTo("""
                {"view":"items","serving":1,"form":1,"building":{"generation":2,"form":1,"phase":"copying",\
                "commands":0,"parked":0,"since":"2026-11-21T08:00:00.000Z"}}""");
        world.generations.replace(building.switchingTo(2), new Meter());
        assertThat(views().body().at("/items/2/switching").intValue()).isEqualTo(2);
        world.generations.replace(building.switchingTo(2).switched(), new Meter());
        assertThat(Json.text(views().body().at("/items/2"))).isEqualTo("""
                {"view":"items","serving":2,"form":1,"previous":1}""");
    }

    @Test
    void warmingUpAsksNoStoreAndIsNoSurprise() {
        world.ledger.failReads(IllegalStateException::new);
        DaggerFakeViewsComponent.builder()
                .fakeWorld(world)
                .build()
                .api()
                .warmInSnapshots()
                .beforeCheckpoint(Core.getGlobalContext());
        assertThat(world.logged).isEmpty();
    }
}
