package io.tiebreak.presence;

import io.tiebreak.presence.memory.InMemorySightingStore;

class HeartbeatsInMemoryTest extends HeartbeatsContract {

    HeartbeatsInMemoryTest() {
        super(mishaps -> new InMemorySightingStore());
    }
}
