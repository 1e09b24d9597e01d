/** HTTP, once for all routes: who calls, what the request says, strictly read, and how answers and failures are told. */
@NullMarked
package io.tiebreak.functions.http;

import org.jspecify.annotations.NullMarked;
