@NullMarked
package io.tiebreak.local.tokens;

import org.jspecify.annotations.NullMarked;
