/** Who calls AWS on this machine, what its policy lets it do, and whether it still lives to see the answer. */
@NullMarked
package io.tiebreak.local.iam;

import org.jspecify.annotations.NullMarked;
