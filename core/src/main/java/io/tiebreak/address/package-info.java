/** Addresses of shared values and patterns of them; one matcher for queries, subscriptions, scopes and rules. */
@NullMarked
package io.tiebreak.address;

import org.jspecify.annotations.NullMarked;
