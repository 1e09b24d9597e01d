package io.tiebreak.functions.authority;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Surroundings;
import io.tiebreak.live.FanOut;
import io.tiebreak.live.Update;
import io.tiebreak.register.Authorities;
import io.tiebreak.register.Authority;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.Rules;
import io.tiebreak.register.SetAuthority;
import java.util.List;
import java.util.Set;

/** Which authorities there are. */
@Module
interface AuthoritiesModule {

    @Provides
    @IntoSet
    static Authority set() {
        return new SetAuthority();
    }

    @Provides
    static Authorities authorities(
            RegisterStore store,
            Rules rules,
            Set<Authority> authorities,
            FanOut fanOut,
            Backoff backoff,
            Surroundings surroundings) {
        return new Authorities(
                store,
                rules,
                authorities,
                (event, meter) -> fanOut.tell(List.of(new Update.Told(event)), meter),
                backoff,
                surroundings);
    }
}
