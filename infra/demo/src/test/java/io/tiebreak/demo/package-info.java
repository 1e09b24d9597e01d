/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.demo;

import org.jspecify.annotations.NullMarked;
