@NullMarked
package io.tiebreak.local.s3;

import org.jspecify.annotations.NullMarked;
