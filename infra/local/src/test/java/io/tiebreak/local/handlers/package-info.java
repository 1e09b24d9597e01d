/** Handlers that are packed into a zip for the tests that host functions. */
@NullMarked
package io.tiebreak.local.handlers;

import org.jspecify.annotations.NullMarked;
