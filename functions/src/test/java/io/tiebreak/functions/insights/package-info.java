/** Tests of what operators are told of commands. */
@NullMarked
package io.tiebreak.functions.insights;

import org.jspecify.annotations.NullMarked;
