/** DynamoDB Streams as an event source: from a batch of records to commands projected, or to the record that stops it. */
@NullMarked
package io.tiebreak.functions.stream;

import org.jspecify.annotations.NullMarked;
