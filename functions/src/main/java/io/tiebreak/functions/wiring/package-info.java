/** What the functions are made of: environment, clock, randomness and the stores on DynamoDB. */
@NullMarked
package io.tiebreak.functions.wiring;

import org.jspecify.annotations.NullMarked;
