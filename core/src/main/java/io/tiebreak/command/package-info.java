/** The write path: a command and an expectation go in, one conditional append decides, an outcome comes out. */
@NullMarked
package io.tiebreak.command;

import org.jspecify.annotations.NullMarked;
