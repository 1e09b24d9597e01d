package io.tiebreak.register;

import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;

class EventsInMemoryTest extends EventsContract {
    EventsInMemoryTest() {
        super(new InMemoryRegisterStore(), new InMemoryRuleStore());
    }
}
