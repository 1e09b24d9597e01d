/** What commands met, for operators: kept from the functions' logs, and told. */
@NullMarked
package io.tiebreak.functions.insights;

import org.jspecify.annotations.NullMarked;
