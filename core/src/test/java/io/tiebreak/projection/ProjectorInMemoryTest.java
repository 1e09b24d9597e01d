package io.tiebreak.projection;

class ProjectorInMemoryTest extends ProjectorContract {

    ProjectorInMemoryTest() {
        super(Stores.inMemory());
    }
}
