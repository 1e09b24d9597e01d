package io.tiebreak.demo;

import java.util.Optional;

/**
 * Somebody who calls, named by his role.
 *
 * @param window tells his windows apart; empty where that does not matter
 */
record Actor(String name, Optional<String> window) {

    static Actor of(String name) {
        return new Actor(name, Optional.empty());
    }

    /** One of several people of a role, counted from 1. */
    static Actor of(String role, int number) {
        return of(role + "-" + number);
    }

    Actor at(String other) {
        return new Actor(name, Optional.of(other));
    }
}
