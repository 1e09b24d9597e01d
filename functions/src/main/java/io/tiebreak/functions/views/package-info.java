/** What keeps the views, and what operators look after them with. */
@NullMarked
package io.tiebreak.functions.views;

import org.jspecify.annotations.NullMarked;
