/** Files that are to be trusted after a kill. */
@NullMarked
package io.tiebreak.local.files;

import org.jspecify.annotations.NullMarked;
