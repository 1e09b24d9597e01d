package io.tiebreak.register;

import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;

class QueriesInMemoryTest extends QueriesContract {
    QueriesInMemoryTest() {
        super(new InMemoryRegisterStore(), new InMemoryRuleStore());
    }
}
