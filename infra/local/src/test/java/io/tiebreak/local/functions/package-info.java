@NullMarked
package io.tiebreak.local.functions;

import org.jspecify.annotations.NullMarked;
