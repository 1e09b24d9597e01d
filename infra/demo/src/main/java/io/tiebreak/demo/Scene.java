package io.tiebreak.demo;

import java.util.random.RandomGenerator;

/** Something that goes on in the load, over and over. Steps of one scene may run side by side. */
@FunctionalInterface
interface Scene {

    /**
     * Has somebody do something; may take some seconds.
     *
     * @param random for all that is left to chance; no other step has it
     */
    void step(RandomGenerator random) throws InterruptedException;
}
