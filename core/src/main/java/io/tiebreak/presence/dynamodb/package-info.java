/** Sightings on DynamoDB. */
@NullMarked
package io.tiebreak.presence.dynamodb;

import org.jspecify.annotations.NullMarked;
