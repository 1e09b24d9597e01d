@NullMarked
package io.tiebreak.local.patterns;

import org.jspecify.annotations.NullMarked;
