/** Brings events before their authorities. A new authority is a class, and a line in {@code AuthoritiesModule}. */
@NullMarked
package io.tiebreak.functions.authority;

import org.jspecify.annotations.NullMarked;
