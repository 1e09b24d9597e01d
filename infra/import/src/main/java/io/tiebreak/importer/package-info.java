/** Feeds edits to a backend; what reads and orders them is there for others who send them. */
@NullMarked
package io.tiebreak.importer;

import org.jspecify.annotations.NullMarked;
