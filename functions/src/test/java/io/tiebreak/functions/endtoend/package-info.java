/** The whole of the template, as it runs on this machine, asked through its HTTP door. */
@NullMarked
package io.tiebreak.functions.endtoend;

import org.jspecify.annotations.NullMarked;
