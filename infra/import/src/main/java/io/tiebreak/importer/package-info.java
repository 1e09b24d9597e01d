@NullMarked
package io.tiebreak.importer;

import org.jspecify.annotations.NullMarked;
