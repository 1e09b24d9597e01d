@NullMarked
package io.tiebreak.local.dynamodb;

import org.jspecify.annotations.NullMarked;
