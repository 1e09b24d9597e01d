/** The functions' log: one line of JSON per surprise, without anybody's payload. */
@NullMarked
package io.tiebreak.functions.log;

import org.jspecify.annotations.NullMarked;
