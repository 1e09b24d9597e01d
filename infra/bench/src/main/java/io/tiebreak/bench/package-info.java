/** Measurements through the HTTP door of a local run; each compares two ways in one run and prints their ratio. */
@NullMarked
package io.tiebreak.bench;

import org.jspecify.annotations.NullMarked;
