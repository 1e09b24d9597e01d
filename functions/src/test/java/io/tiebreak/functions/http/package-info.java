/** Requests as API Gateway hands them to functions, and answers as callers see them. */
@NullMarked
package io.tiebreak.functions.http;

import org.jspecify.annotations.NullMarked;
