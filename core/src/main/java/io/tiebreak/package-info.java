@NullMarked
package io.tiebreak;

import org.jspecify.annotations.NullMarked;
