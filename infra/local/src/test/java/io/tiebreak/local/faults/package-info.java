@NullMarked
package io.tiebreak.local.faults;

import org.jspecify.annotations.NullMarked;
