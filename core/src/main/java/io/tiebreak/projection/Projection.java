package io.tiebreak.projection;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.view.Part;

/**
 * What a view is made of: a pure function from a command to what its stream amounts to in the view after it. It gets the
 * events as well as the state after them, and never what the view had before; so a view needs a stream's newest command
 * only, whatever came late, twice or not at all.
 *
 * <p>To change what a view shows, leave the projection as it is and add one of the next {@link #form()}: what is served goes
 * on being made by the old one, until a {@link Rebuild} has made a generation with the new one and switched to it.
 */
public interface Projection {

    /** The view's name, of {@code a-z} and {@code -}; every form of it has the same. */
    String view();

    /** Which form of the view this makes, 1-based. */
    int form();

    /** The kind of streams it is made of, for example {@code item}. */
    String kind();

    /**
     * What the stream amounts to after this command.
     *
     * @throws RuntimeException if that cannot be told, and then not the next time either: the stream is parked. Operators
     *     are shown the message of an {@link IllegalStateException}, so it must not tell content, and of others the name
     */
    Part part(VersionedCommand command);
}
