package io.tiebreak.functions.http;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.address.Malformed;
import java.util.Set;
import java.util.stream.Collectors;

/** A right that a call takes. */
public sealed interface Scope {

    /** How a token names it. */
    String name();

    /** Whether one of a token's scopes grants it. */
    boolean isGrantedBy(String scope);

    /** A right of that very name. */
    record Named(String name) implements Scope {
        @Override
        public boolean isGrantedBy(String scope) {
            return scope.equals(name);
        }
    }

    /** One of several rights, whichever. */
    record Either(Set<String> names) implements Scope {
        @Override
        public String name() {
            return names.stream().sorted().collect(Collectors.joining(" or "));
        }

        @Override
        public boolean isGrantedBy(String scope) {
            return names.contains(scope);
        }
    }

    /** A right at some address at least, wherever that is; what it is for has to be found out before more can be asked. */
    record Somewhere(Set<String> rights) implements Scope {
        @Override
        public String name() {
            return rights.stream().sorted().map(right -> right + ":...").collect(Collectors.joining(" or "));
        }

        @Override
        public boolean isGrantedBy(String scope) {
            return rights.stream().anyMatch(right -> scope.startsWith(right + ":"));
        }
    }

    /**
     * A right to all addresses that a pattern means. A token grants it with a pattern that covers this one.
     *
     * @param right what may be done there, for example {@code signals:read}
     */
    record Reaching(String right, AddressPattern reach) implements Scope {
        @Override
        public String name() {
            return right + ":" + reach;
        }

        @Override
        public boolean isGrantedBy(String scope) {
            return scope.startsWith(right + ":") && covers(scope.substring(right.length() + 1));
        }

        /** What is no pattern reaches nothing. */
        private boolean covers(String pattern) {
            try {
                return AddressPattern.of(pattern).covers(reach);
            } catch (Malformed e) {
                return false;
            }
        }
    }
}
