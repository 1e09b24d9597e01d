/** Shared values over HTTP: one by one, in bundles, by patterns, and the rules they follow. */
@NullMarked
package io.tiebreak.functions.signals;

import org.jspecify.annotations.NullMarked;
