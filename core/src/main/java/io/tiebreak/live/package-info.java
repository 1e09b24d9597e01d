/**
 * Live updates: who listens to which addresses, and how changes reach them. A listener gets a snapshot and then every change,
 * in the order of revisions; a connection that missed something is closed, so nobody goes on with a gap he does not know of.
 */
@NullMarked
package io.tiebreak.live;

import org.jspecify.annotations.NullMarked;
