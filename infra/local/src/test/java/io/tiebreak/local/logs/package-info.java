@NullMarked
package io.tiebreak.local.logs;

import org.jspecify.annotations.NullMarked;
