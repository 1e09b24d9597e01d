/** Objects in S3, read without a client of their own: one signed request is all it takes. */
@NullMarked
package io.tiebreak.functions.s3;

import org.jspecify.annotations.NullMarked;
