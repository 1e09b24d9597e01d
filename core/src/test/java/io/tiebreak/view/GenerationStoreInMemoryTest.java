package io.tiebreak.view;

import io.tiebreak.view.memory.InMemoryGenerationStore;

class GenerationStoreInMemoryTest extends GenerationStoreContract {

    GenerationStoreInMemoryTest() {
        super(new InMemoryGenerationStore());
    }
}
