/**
 * Hosts the template's handlers in this JVM as Lambda would: own class loader, own environment, events as JSON through
 * the runtime's own serialization, a time limit.
 */
@NullMarked
package io.tiebreak.local.functions;

import org.jspecify.annotations.NullMarked;
