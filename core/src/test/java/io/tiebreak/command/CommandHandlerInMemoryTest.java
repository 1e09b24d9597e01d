package io.tiebreak.command;

class CommandHandlerInMemoryTest extends CommandHandlerContract {
    CommandHandlerInMemoryTest() {
        super(Ledgers::inMemory);
    }
}
