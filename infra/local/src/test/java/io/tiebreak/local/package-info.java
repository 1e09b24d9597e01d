@NullMarked
package io.tiebreak.local;

import org.jspecify.annotations.NullMarked;
