/** S3 as far as functions need it here: buckets that are folders, their notifications, and an endpoint to read from. */
@NullMarked
package io.tiebreak.local.s3;

import org.jspecify.annotations.NullMarked;
