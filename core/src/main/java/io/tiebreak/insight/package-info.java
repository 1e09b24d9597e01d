/** What commands met on their way, kept for operators: how often, where, and whom. */
@NullMarked
package io.tiebreak.insight;

import org.jspecify.annotations.NullMarked;
