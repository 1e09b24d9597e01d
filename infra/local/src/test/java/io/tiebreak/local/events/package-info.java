@NullMarked
package io.tiebreak.local.events;

import org.jspecify.annotations.NullMarked;
