package io.tiebreak.functions.authority;

import io.tiebreak.functions.fakes.FakeWorld;

/** Makes the function of a fake world. */
public final class FakeAuthorities {
    private FakeAuthorities() {}

    public static AuthoritiesFunction in(FakeWorld world) {
        return new AuthoritiesFunction(DaggerFakeAuthoritiesComponent.builder()
                .fakeWorld(world)
                .build()
                .hearings());
    }
}
