/** A view as an example: how what it shows is changed while it is read. */
@NullMarked
package io.tiebreak.examples.views;

import org.jspecify.annotations.NullMarked;
