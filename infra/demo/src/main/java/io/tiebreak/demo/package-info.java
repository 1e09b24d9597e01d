/** Drives a mixed load that lets a newcomer see all of a backend move, and says what came of it. */
@NullMarked
package io.tiebreak.demo;

import org.jspecify.annotations.NullMarked;
