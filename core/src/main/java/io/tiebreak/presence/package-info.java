/**
 * Presence: who is on which page now, kept as one register per tab, and what was viewed, kept as a ledger of page views
 * with views of it. No session id is kept or shown, only hashes of them.
 */
@NullMarked
package io.tiebreak.presence;

import org.jspecify.annotations.NullMarked;
