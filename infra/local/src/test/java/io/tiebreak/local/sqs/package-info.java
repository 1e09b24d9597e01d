@NullMarked
package io.tiebreak.local.sqs;

import org.jspecify.annotations.NullMarked;
