@NullMarked
package io.tiebreak.functions;

import org.jspecify.annotations.NullMarked;
