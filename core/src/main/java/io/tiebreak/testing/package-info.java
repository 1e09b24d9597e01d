/** A kit for testing deciders, whatever the test framework: given events, when a command, then events or a rejection. */
@NullMarked
package io.tiebreak.testing;

import org.jspecify.annotations.NullMarked;
