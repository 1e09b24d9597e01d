/** Tests of the room of the same name. */
@NullMarked
package io.tiebreak.functions.gateway;

import org.jspecify.annotations.NullMarked;
