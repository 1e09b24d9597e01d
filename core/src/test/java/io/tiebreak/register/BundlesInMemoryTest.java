package io.tiebreak.register;

import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;

class BundlesInMemoryTest extends BundlesContract {
    BundlesInMemoryTest() {
        super(new InMemoryRegisterStore(), new InMemoryRuleStore());
    }
}
