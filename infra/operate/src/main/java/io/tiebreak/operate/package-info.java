/** What operators do from a command line: rebuilding views, and redriving streams that wait. */
@NullMarked
package io.tiebreak.operate;

import org.jspecify.annotations.NullMarked;
