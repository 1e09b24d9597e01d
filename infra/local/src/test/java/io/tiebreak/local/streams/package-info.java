@NullMarked
package io.tiebreak.local.streams;

import org.jspecify.annotations.NullMarked;
