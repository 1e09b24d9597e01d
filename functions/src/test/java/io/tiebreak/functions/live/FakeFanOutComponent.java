package io.tiebreak.functions.live;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.stream.BatchFanOut;
import io.tiebreak.functions.wiring.LiveModule;
import jakarta.inject.Singleton;

/** Whoever tells listeners in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, LiveModule.class})
interface FakeFanOutComponent {
    BatchFanOut fanOut();

    Ends ends();
}
