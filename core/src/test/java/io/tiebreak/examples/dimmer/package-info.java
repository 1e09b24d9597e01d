/** An authority that decides on what is there: the example of docs/authorities.md. */
@NullMarked
package io.tiebreak.examples.dimmer;

import org.jspecify.annotations.NullMarked;
