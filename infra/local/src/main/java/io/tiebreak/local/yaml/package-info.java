/**
 * Reads a CloudFormation template as text with places: parsing, intrinsic functions, and sections that refuse by name
 * whatever nobody read. Knows nothing about any resource type.
 */
@NullMarked
package io.tiebreak.local.yaml;

import org.jspecify.annotations.NullMarked;
