package io.tiebreak.register;

import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;

class RegistersInMemoryTest extends RegistersContract {
    RegistersInMemoryTest() {
        super(new InMemoryRegisterStore(), new InMemoryRuleStore());
    }
}
