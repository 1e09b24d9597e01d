/** Carries bundles out when their time has come. */
@NullMarked
package io.tiebreak.functions.schedule;

import org.jspecify.annotations.NullMarked;
