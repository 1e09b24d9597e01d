/** An aggregate as an example: the seats of a performance, none of which is sold twice. */
@NullMarked
package io.tiebreak.examples.seats;

import org.jspecify.annotations.NullMarked;
