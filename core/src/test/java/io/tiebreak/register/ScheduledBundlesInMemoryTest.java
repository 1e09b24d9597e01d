package io.tiebreak.register;

import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;

class ScheduledBundlesInMemoryTest extends ScheduledBundlesContract {
    ScheduledBundlesInMemoryTest() {
        super(new InMemoryRegisterStore(), new InMemoryRuleStore());
    }
}
